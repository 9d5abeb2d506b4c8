package import Foundation

/// What follows the program: rule packs, texts and the demo office.
///
/// Looked for in a `morgenpost_Assets.resources` folder beside the executable, which is where the build puts it,
/// so that a binary that was moved together with that folder still finds everything.
package enum Assets {
  /// Why a resource could not be read. The text says what, where, and what to do.
  package enum Fault: Error, Equatable, CustomStringConvertible {
    /// No resource folder at all; the places that were looked in.
    case noFolder(lookedIn: [String])
    /// The folder is there, this file is not.
    case missing(path: String, folder: String)
    /// The path leaves the resource folder or is empty.
    case badPath(String)
    /// The file is there and could not be read.
    case unreadable(path: String, reason: String)

    package var description: String {
      switch self {
      case .noFolder(let places):
        """
        The folder \(Assets.folderName) was not found (looked in \(places.joined(separator: ", "))). \
        Put it beside the program.
        """
      case .missing(let path, let folder):
        "\(path) is missing from \(folder). Install the program's resource folder again."
      case .badPath(let path):
        "'\(path)' is not a path inside the program's resource folder."
      case .unreadable(let path, let reason):
        "\(path) could not be read: \(reason)"
      }
    }
  }

  /// The name SwiftPM gives the bundle of this target.
  static let folderName = "morgenpost_Assets.resources"

  /// The bytes of one resource, for example `routines/ppt.yaml`.
  package static func data(_ path: String) throws(Fault) -> [UInt8] {
    let file = try url(path)
    do {
      return [UInt8](try Data(contentsOf: file))
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }

  /// Where a resource lies on disk; the file or folder exists.
  package static func url(_ path: String) throws(Fault) -> URL {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.isEmpty, steps.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
      throw .badPath(path)
    }
    let folder = try root()
    let found = steps.reduce(folder) { $0.appendingPathComponent(String($1)) }
    guard FileManager.default.fileExists(atPath: found.path) else {
      throw .missing(path: path, folder: folder.path)
    }
    return found
  }

  /// The names in one resource folder, in byte order, without hidden files.
  package static func list(_ folder: String) throws(Fault) -> [String] {
    let place = try url(folder)
    do {
      return try FileManager.default.contentsOfDirectory(atPath: place.path)
        .filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw .unreadable(path: folder, reason: error.localizedDescription)
    }
  }

  /// The resource folder that serves this process.
  static func root() throws(Fault) -> URL {
    try root(besides: candidates())
  }

  /// The first of the places that holds the resource folder.
  static func root(besides places: [URL]) throws(Fault) -> URL {
    for place in places {
      let folder = place.appendingPathComponent(folderName)
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("routines").path) {
        return folder
      }
    }
    throw .noFolder(lookedIn: places.map(\.path))
  }

  /// Beside the executable (links followed, then as called), and where an installed package would put it.
  ///
  /// `Bundle.module` is not asked: when its folder is gone it stops the program instead of answering.
  private static func candidates() -> [URL] {
    var places: [URL] = []
    if let executable = Bundle.main.executableURL {
      let real = executable.resolvingSymlinksInPath().deletingLastPathComponent()
      places = [
        real, executable.deletingLastPathComponent(),
        real.deletingLastPathComponent().appendingPathComponent("share/morgenpost"),
      ]
    }
    // Under `swift test` the bundle stands beside the test product, not beside the tool that runs it.
    places.append(contentsOf: Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() })
    places.append(Bundle.main.bundleURL)
    return places.reduce(into: []) { list, place in
      if !list.contains(where: { $0.path == place.path }) { list.append(place) }
    }
  }
}
