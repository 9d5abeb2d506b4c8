package import Domain

/// Who should have an item today, and which knowledge says so. Sources: S1-6, S1-7, S1-21, S4-14.
package struct Suggestion: Hashable, Sendable {
  package let post: PostItem.ID
  /// Who is away is a question of the day.
  package let today: Day

  package init(post: PostItem.ID, today: Day) {
    self.post = post
    self.today = today
  }

  package struct Answer: Hashable, Sendable {
    package let suggestion: HandlerSuggestion
    package let name: String
    /// The names of everybody whom the suggestion mentions.
    package let names: [User.ID: String]
    /// Items the suggested handler has now.
    package let open: Int

    package init(suggestion: HandlerSuggestion, name: String, names: [User.ID: String], open: Int) {
      self.suggestion = suggestion
      self.name = name
      self.names = names
      self.open = open
    }

    package var handler: User.ID { suggestion.handler }
  }
}

/// The case-handler directory of a service: the lines that apply, with who keeps it and when it last changed (S4-14).
package struct Directory: Hashable, Sendable {
  package let service: Service.ID

  package init(service: Service.ID) { self.service = service }

  package struct Answer: Hashable, Sendable {
    package let owner: User.ID
    package let ownerName: String
    /// nil while nothing has been written in it.
    package let changedOn: Day?
    package let rows: [DirectoryListRow]

    package init(owner: User.ID, ownerName: String, changedOn: Day?, rows: [DirectoryListRow]) {
      self.owner = owner
      self.ownerName = ownerName
      self.changedOn = changedOn
      self.rows = rows
    }
  }
}

package struct DirectoryListRow: Hashable, Sendable {
  package let row: DirectoryRow
  package let handlerName: String
  package let setByName: String
  /// The handler still works in the service; otherwise the line names nobody.
  package let isHandlerHere: Bool

  package init(row: DirectoryRow, handlerName: String, setByName: String, isHandlerHere: Bool) {
    self.row = row
    self.handlerName = handlerName
    self.setByName = setByName
    self.isHandlerHere = isHandlerHere
  }
}
