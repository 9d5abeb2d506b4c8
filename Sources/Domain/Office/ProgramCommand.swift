/// A command that the program gives itself, by what it has seen or counted: it is never typed by a person, and asked for
/// by name it is unknown.
package protocol ProgramCommand: Command {}

extension ProgramCommand {
  package static var parameters: [Parameter] { [] }

  package init(_ arguments: Arguments) throws { throw Refusal(.unknownCommand, ["name": Self.name]) }
}
