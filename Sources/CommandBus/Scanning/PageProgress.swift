package import Domain

/// Which page of how many is under way. It is shown while it lasts and is no record of anything.
package struct PageProgress: Hashable, Codable, Sendable {
  package let post: PostItem.ID
  package let service: Service.ID
  package let step: PageWork.Step
  /// From 1; 0 before the first page.
  package let page: Int
  package let of: Int

  package init(post: PostItem.ID, service: Service.ID, step: PageWork.Step, page: Int, of: Int) {
    self.post = post
    self.service = service
    self.step = step
    self.page = page
    self.of = of
  }
}
