internal import Assets
package import Domain

/// The rule packs that follow the program, one YAML file for each service in `Assets/routines`.
package enum RoutinePacks {
  private static let folder = "routines"
  /// The largest pack that is read, in bytes.
  package static let largestSize = PackText.largestSize

  /// Every service, in the order of their files.
  ///
  /// Throws ``PackFaults`` for mistakes in a pack and `Assets.Fault` when the resources are not found.
  package static func all() throws -> [RoutineFile] {
    try Assets.list(folder).filter { $0.hasSuffix(".yaml") }.map { try load(String($0.dropLast(5))) }
  }

  /// One service by its id. Throws as `all()`.
  package static func load(_ id: String) throws -> RoutineFile {
    let file = "\(folder)/\(id).yaml"
    let pack = try parse(Assets.data(file), file: file)
    guard pack.service.text == id else {
      throw PackRefused([PackFault(file: file, key: "id", .wrongName, ["id": pack.service.text])])
    }
    return pack
  }

  /// A pack from bytes; `file` is the name that faults are told with. Throws every fault that was found.
  package static func parse(_ bytes: [UInt8], file: String) throws(PackRefused) -> RoutineFile {
    let root: PackNode
    do {
      root = try PackText.parse(bytes, file: file)
    } catch {
      throw PackRefused([error])
    }
    let reading = RoutinePackReading()
    guard var pack = reading.read(root) else {
      throw PackRefused(reading.faults.found.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }
    pack.text = String(decoding: bytes, as: UTF8.self)
    return pack
  }
}
