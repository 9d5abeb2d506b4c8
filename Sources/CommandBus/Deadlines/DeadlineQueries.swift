package import Domain

/// What a service has to be done with by when: every open deadline, the first due first.
package struct DueList: Hashable, Sendable {
  package let service: Service.ID
  /// Folded words that must all occur in the item, in any order.
  /// Another word for the same in the service's routine does as well.
  package let words: [String]
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    service: Service.ID, words: [String] = [], after: PageKey? = nil, limit: Int, reader: CaseReader? = nil
  ) {
    self.service = service
    self.reader = reader
    self.words = words
    self.after = after
    self.limit = limit
  }
}

package struct DueRow: Hashable, Sendable {
  package let item: TrayRow
  package let deadline: ItemDeadline

  package init(item: TrayRow, deadline: ItemDeadline) {
    self.item = item
    self.deadline = deadline
  }
}
