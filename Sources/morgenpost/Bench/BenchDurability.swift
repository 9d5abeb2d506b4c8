import CommandBus
import Domain
import Foundation
import Glibc
import Repository

/// Durable commands a second, and the same statements without us.
struct BenchDurability {
  let office: BenchOffice
  let commands = 400

  struct Result {
    let commandsPerSecond: Double
    /// The same statements, and a synced head file as ours has.
    let rawPerSecond: Double
    /// The same statements alone.
    let rawWithoutWitnessPerSecond: Double
  }

  /// Short rounds, taken in turn, so that a machine that slows down slows all three.
  func run() throws -> Result {
    let first = office.items - office.onTheDesk + 1
    let sample = try office.store.statements {
      try office.bus.require(MarkUrgent(post: PostItem.ID(first)), as: Self.clerk)
    }.map { BoundStatement($0) }
    let samplePosition = try office.store.position()
    let copy = try rawCopy()
    let raw = try RawLoop(
      path: copy, statements: sample, samplePosition: samplePosition, samplePost: first,
      witness: office.folder + "/raw-witness")
    var ours = 0.0
    var withWitness = 0.0
    var without = 0.0
    let each = 5
    let rounds = min(commands, office.onTheDesk - 1) / each
    for round in 0..<rounds {
      let posts = (first + 1 + round * each)..<(first + 1 + (round + 1) * each)
      let began = ContinuousClock.now
      for post in posts { try office.bus.require(MarkUrgent(post: PostItem.ID(post)), as: Self.clerk) }
      ours += began.elapsedSeconds
      withWitness += try raw.run(each, syncingWitness: true)
      without += try raw.run(each, syncingWitness: false)
    }
    let count = Double(each * rounds)
    return Result(
      commandsPerSecond: count / ours, rawPerSecond: count / withWitness,
      rawWithoutWitnessPerSecond: count / without)
  }

  private static var clerk: Session { Session(user: User.ID("person.0") ?? User.program) }

  /// The tables with as much in them as the statements touch: made by the same schema, then filled by `VACUUM INTO`.
  private func rawCopy() throws -> String {
    let path = office.folder + "/raw.sqlite"
    try office.store.copyDatabase(to: path)
    return path
  }
}

/// The traced statements again and again, with position and post moved on each time.
private final class RawLoop {
  private let raw: RawSQLite
  private let statements: [BoundStatement]
  private let samplePosition: Int64
  private let samplePost: Int64
  private let witness: Int32
  private var position: Int64
  private var post: Int64

  init(path: String, statements: [BoundStatement], samplePosition: Int, samplePost: Int, witness: String) throws {
    raw = try RawSQLite(path: path)
    self.statements = statements.filter { !$0.sql.isEmpty }
    self.samplePosition = Int64(samplePosition)
    self.samplePost = Int64(samplePost)
    position = Int64(samplePosition)
    post = Int64(samplePost)
    self.witness = open(witness, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
  }

  deinit { close(witness) }

  func run(_ count: Int, syncingWitness: Bool) throws -> Double {
    let began = ContinuousClock.now
    for _ in 0..<count {
      position += 1
      post += 1
      for statement in statements { try raw.run(moved(statement)) }
      if syncingWitness {
        let slot = [UInt8](repeating: 32, count: 512)
        pwrite(witness, slot, slot.count, off_t(position % 2 * 512))
        fdatasync(witness)
      }
    }
    return began.elapsedSeconds
  }

  private func moved(_ statement: BoundStatement) -> BoundStatement {
    var moved = statement
    moved.values = statement.values.map { value in
      switch value {
      case .integer(samplePosition): .integer(position)
      case .integer(samplePost): .integer(post)
      case .text("post:\(samplePost)"): .text("post:\(post)")
      default: value
      }
    }
    return moved
  }
}
