package import Domain

/// The signed shredding lists of a service, newest first.
package struct ShreddingLists: Hashable, Sendable {
  package let service: Service.ID
  package let limit: Int

  package init(service: Service.ID, limit: Int) {
    self.service = service
    self.limit = limit
  }
}

/// The words of one signed shredding list of a service; nil where it has signed no such list.
package struct ShreddingListText: Hashable, Sendable {
  package let service: Service.ID
  /// SHA-256 of the list.
  package let digest: String

  package init(service: Service.ID, digest: String) {
    self.service = service
    self.digest = digest
  }
}

package struct ShreddingListRow: Hashable, Sendable {
  package let shelf: String
  package let on: Day
  package let signedBy: String
  package let shredded: Int
  package let left: Int
  package let list: DocumentReference

  package init(shelf: String, on: Day, signedBy: String, shredded: Int, left: Int, list: DocumentReference) {
    self.shelf = shelf
    self.on = on
    self.signedBy = signedBy
    self.shredded = shredded
    self.left = left
    self.list = list
  }
}
