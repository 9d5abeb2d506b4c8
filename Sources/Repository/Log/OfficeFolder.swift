internal import Glibc

/// The folder of an office and the folders in it.
package enum OfficeFolder {
  /// Makes the folder, its parents, and the standing folders in it; those that exist are kept.
  static func make(_ folder: String) throws(StoreFault) {
    try makePath(folder)
    for name in ["documents", "intermediate", "mail", "exchange"] { try makePath(folder + "/" + name) }
  }

  /// Makes the scanner folder and the mailbox of one service.
  package static func makeIntake(_ folder: String, service: String) throws(StoreFault) {
    try makePath(folder + "/intermediate/" + service)
    for part in ["new", "cur", "tmp"] { try makePath(folder + "/mail/" + service + "/" + part) }
  }

  private static func makePath(_ path: String) throws(StoreFault) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST {
        // A parent that exists but may not be written in answers EACCES or EROFS here.
        guard access(made, F_OK) == 0 else { throw StoreFault(.inputOutput, path: made, errno: errno) }
      }
    }
  }
}
