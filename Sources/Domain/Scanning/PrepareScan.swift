/// Makes the paper of an item ready for the scanner: slips glued, sheets and sides counted (S0-26, S2-17).
package struct PrepareScan: Command {
  package var post: PostItem.ID
  package var sheets: Int
  package var sides: Int
  /// There are no loose slips left: none, or glued on a sheet.
  package var slips: Bool
  package var unit: String?

  package init(post: PostItem.ID, sheets: Int, sides: Int = 1, slips: Bool, unit: String? = nil) {
    self.post = post
    self.sheets = sheets
    self.sides = sides
    self.slips = slips
    self.unit = unit
  }

  package static let name = "prepare-scan"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .scan
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("sheets", .number), .optional("sides", .number), .required("slips", .flag),
    .optional("unit", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let sheets = try arguments.number(ifAny: "sheets", in: 1...5000) else {
      throw Refusal(.missingArgument, ["name": "sheets", "expected": "number"])
    }
    self.sheets = sheets
    sides = try arguments.number(ifAny: "sides", in: 1...2) ?? 1
    slips = try arguments.flag("slips")
    unit = try arguments.text(ifAny: "unit")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemForScanning(post)
    try desk.requireStamp(on: item)
    guard slips else { throw Refusal(.looseSlips, ["post": post.description]) }
    if item.isScanned { throw Refusal(.alreadyScanned, ["post": post.description]) }
    if let unit { try desk.routine(of: item.service).requireUnit(unit) }
    return [
      .scanPrepared(
        ScanPrepared(post: post, service: item.service, sheets: sheets, sides: sides, unit: unit))
    ]
  }
}

extension ServiceRoutine {
  /// Refuses a unit that the routine has not, naming those it has (S2-29).
  func requireUnit(_ unit: String) throws {
    let units = scanning?.units.map(\.id) ?? []
    guard units.contains(unit) else {
      throw Refusal(.noSuchUnit, ["unit": unit, "known": units.isEmpty ? "–" : units.joined(separator: ", ")])
    }
  }
}

extension Desk {
  /// An item whose paper goes through the scan queue: on the desk, or registered while the paper waits.
  func itemForScanning(_ id: PostItem.ID) throws -> PostItem {
    let item = try itemAtHand(id)
    guard item.details.channel.goesThroughScanning else { throw Refusal(.noPaper, ["post": id.description]) }
    return item
  }

  /// As ``itemForScanning(_:)``, with a scan.
  func scannedItem(_ id: PostItem.ID) throws -> PostItem {
    let item = try itemForScanning(id)
    guard item.isScanned else {
      throw Refusal(.notScanned, ["post": id.description, "source": try routine(of: item.service).retention.cited])
    }
    return item
  }
}
