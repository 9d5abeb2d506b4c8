internal import Assets
private import Domain

/// The rule packs that follow the program, one YAML file for each service in `Assets/routines`.
package enum RoutinePacks {
  private static let folder = "routines"

  /// Every service, in the order of their files.
  ///
  /// Throws `PackFault` for a mistake in a pack and `Assets.Fault` when the resources are not found.
  package static func all() throws -> [ServiceProfile] {
    try Assets.list(folder).filter { $0.hasSuffix(".yaml") }.map { try load(String($0.dropLast(5))) }
  }

  /// One service by its id. Throws as `all()`.
  package static func load(_ id: String) throws -> ServiceProfile {
    let file = "\(folder)/\(id).yaml"
    let profile = try parse(Assets.data(file), file: file)
    guard profile.id.text == id else {
      throw PackFault(file: file, problem: "has the id '\(profile.id.text)'. File and id must have the same name.")
    }
    return profile
  }

  /// A pack from bytes; `file` is the name that faults are told with.
  package static func parse(_ bytes: [UInt8], file: String) throws(PackFault) -> ServiceProfile {
    try ServiceProfile(pack: try PackText.parse(bytes, file: file))
  }
}
