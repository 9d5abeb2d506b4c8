/// A line of the directory is new, or says something else from now on.
package struct DirectoryRowSet: EventContent {
  package let row: DirectoryRow.ID
  package let service: Service.ID
  package let handler: User.ID
  package let criteria: DirectoryCriteria

  package init(row: DirectoryRow.ID, service: Service.ID, handler: User.ID, criteria: DirectoryCriteria) {
    self.row = row
    self.service = service
    self.handler = handler
    self.criteria = criteria
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

package struct DirectoryRowEnded: EventContent {
  package let row: DirectoryRow.ID
  package let service: Service.ID
  package let handler: User.ID

  package init(row: DirectoryRow.ID, service: Service.ID, handler: User.ID) {
    self.row = row
    self.service = service
    self.handler = handler
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

/// Who keeps the directory of a service from now on.
package struct DirectoryOwnerSet: EventContent {
  package let service: Service.ID
  package let owner: User.ID

  package init(service: Service.ID, owner: User.ID) {
    self.service = service
    self.owner = owner
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

/// Whom an item is about has been written down.
package struct ConcernedRecorded: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let from: Concerned
  package let to: Concerned

  package init(post: PostItem.ID, service: Service.ID, from: Concerned, to: Concerned) {
    self.post = post
    self.service = service
    self.from = from
    self.to = to
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// A handler has opened what was new to them (S4-20). About the handler and not about the item: reading changes
/// nothing that somebody else has on the screen.
package struct PostOpened: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let handler: User.ID

  package init(post: PostItem.ID, service: Service.ID, handler: User.ID) {
    self.post = post
    self.service = service
    self.handler = handler
  }

  package var subject: Subject { .user(handler) }
  package var concerns: Service.ID? { service }
}
