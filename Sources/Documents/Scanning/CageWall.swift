internal import Glibc

/// How far the cage is closed, strongest first.
package enum CageWall: String, Sendable, CaseIterable {
  /// Own file tree, no network, no other processes, no capabilities.
  case bubblewrap
  /// No network; the file tree is the user's.
  case networkless
  /// As `networkless`, for a user who is not root and may make user namespaces.
  case networklessUser
  /// Limits only.
  case limits

  var tools: [ExternalTool] {
    switch self {
    case .bubblewrap: [.bubblewrap, .prlimit]
    case .networkless, .networklessUser: [.unshare, .setpriv, .prlimit]
    case .limits: [.setpriv, .prlimit]
    }
  }

  /// Where the program finds the document.
  var documentPath: String {
    self == .bubblewrap ? "/document" : "/proc/self/fd/0"
  }

  /// The command line in front of the program's own.
  func command(limits: CageLimits, room: CageRoom) -> [String] {
    let leash = ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--no-new-privs", "--"]
    let unshared = ["/usr/bin/unshare", "--net", "--ipc"]
    return switch self {
    case .bubblewrap: Self.bubblewrapCommand + room.bubblewrapWords + Self.bubblewrapEnd + limits.command
    case .networkless: unshared + ["--"] + leash + limits.command
    case .networklessUser: unshared + ["--user", "--map-current-user", "--"] + leash + limits.command
    case .limits: leash + limits.command
    }
  }

  /// The document is copied in from standard input: no path of ours is visible inside, and a file that only this
  /// process may read needs no further permission.
  ///
  /// No `--new-session`: the session is already one of its own, without a terminal, and a second one inside would not be
  /// reached by the signal that ends the group when the outer bwrap dies before its child has asked to die with it.
  private static let bubblewrapCommand: [String] =
    [
      "/usr/bin/bwrap", "--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--clearenv",
      "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "LC_ALL", "C.UTF-8", "--setenv", "HOME", "/nonexistent",
      "--setenv", "OMP_THREAD_LIMIT", "1",
      "--ro-bind", "/usr", "/usr",
    ] + systemLinks

  private static let bubblewrapEnd = ["--ro-bind-data", "0", "/document", "--chdir", "/", "--"]

  /// `/lib` and the like are links into `/usr` on today's systems and folders on older ones.
  private static var systemLinks: [String] {
    ["bin", "lib", "lib64"].flatMap { name in
      var status = stat()
      guard lstat("/\(name)", &status) == 0 else { return [String]() }
      return status.st_mode & S_IFMT == S_IFLNK
        ? ["--symlink", "usr/\(name)", "/\(name)"] : ["--ro-bind", "/\(name)", "/\(name)"]
    }
  }
}

/// What a program in the cage may use.
package struct CageLimits: Hashable, Sendable {
  /// Seconds of processor time.
  package var processorSeconds = 5
  /// Bytes of address space.
  package var addressSpace = 800 * 1024 * 1024
  /// Bytes in any file it writes.
  package var fileBytes = 50 * 1024 * 1024
  package var openFiles = 32
  package var wallClock: Duration = .seconds(10)
  /// Bytes it may print.
  package var outputBytes = 16 * 1024 * 1024
  package var errorBytes = 1024 * 1024

  package init() {}

  var command: [String] {
    [
      "/usr/bin/prlimit", "--cpu=\(processorSeconds):\(processorSeconds + 1)", "--as=\(addressSpace)",
      "--fsize=\(fileBytes)", "--nofile=\(openFiles)", "--core=0", "--",
    ]
  }
}

/// What `doctor` says about looking at documents.
package struct DocumentCapabilities: Hashable, Sendable {
  package let wall: CageWall
  /// Missing programs; those without which no PDF can be taken come first.
  package let missing: [ExternalTool]
  /// Missing programs without which scans are not read, or cover sheets neither printed nor found.
  package let missingForScans: [ExternalTool]
  /// Missing programs without which letters are not made or sealed.
  package let missingForLetters: [ExternalTool]
  /// Whether bubblewrap runs here. False where it is absent or the system refuses it, as in some containers.
  package var isFullyCaged: Bool { wall == .bubblewrap }

  package static func find() async -> Self {
    let needed: [ExternalTool] = [.pdfinfo, .qpdf, .prlimit, .setpriv, .bubblewrap, .unshare]
    let forScans = ArchiveVersion.tools + [.img2pdf] + CoverSheetPress.tools + [CoverSheetReader.tool]
    let forLetters = LetterPress.tools + [LetterSeal.tool]
    return Self(
      wall: await Cage.strongest().wall, missing: needed.filter { $0.path == nil },
      missingForScans: forScans.filter { $0.path == nil && !needed.contains($0) },
      missingForLetters: forLetters.filter { $0.path == nil })
  }
}
