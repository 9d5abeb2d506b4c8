/// What a program finds in the cage besides its document. Empty for most: they read and print.
package struct CageRoom: Hashable, Sendable {
  /// Bytes it may write to its temporary folder, which is gone when it ends; 0 for no such folder.
  package var scratchBytes = 0
  /// Where the temporary folder lies when the wall has no tree of its own.
  package var scratchPath: String?
  /// Whether it sees its own processes and the harmless devices, as Python and Ghostscript want.
  package var hasSystem = false
  /// Folders of this program's that it may read, by the names they have in the cage.
  package var folders: [String: String] = [:]
  /// Variables that it sees besides the usual ones; their names and values are this program's own.
  package var variables: [String: String] = [:]
  /// An open file that takes what it prints, instead of memory; its own limit is `CageLimits.fileBytes`.
  package var output: Int32?

  package init() {}

  /// Bubblewrap's words for it.
  var bubblewrapWords: [String] {
    let shown = folders.sorted { $0.key < $1.key }.flatMap { ["--ro-bind", $0.value, "/\($0.key)"] }
    let system = hasSystem ? ["--proc", "/proc", "--dev", "/dev"] + Self.settings : []
    let scratch = scratchBytes > 0 ? ["--size", String(scratchBytes), "--tmpfs", "/tmp"] : []
    let told = variables.sorted { $0.key < $1.key }.flatMap { ["--setenv", $0.key, $0.value] }
    return shown + system + scratch + told
  }

  /// Where Debian keeps what Ghostscript and the fonts need outside `/usr`. Without its character maps Ghostscript
  /// makes other letters of the text it carries over, and does not complain.
  private static let settings = ["/var/lib/ghostscript", "/etc/ghostscript", "/etc/fonts", "/var/cache/fontconfig"]
    .flatMap { ["--ro-bind-try", $0, $0] }

  /// The path of a file in one of the folders, as the program sees it.
  func path(folder: String, file: String, wall: CageWall) -> String {
    wall == .bubblewrap ? "/\(folder)/\(file)" : "\(folders[folder] ?? "")/\(file)"
  }

  /// The variables that tell a program where to write, and its own.
  func environment(wall: CageWall) -> [String: String] {
    guard scratchBytes > 0 else { return variables }
    var told = variables
    told["TMPDIR"] = wall == .bubblewrap ? "/tmp" : scratchPath
    return told
  }
}
