/// The municipality's office as a whole: one log, one archive of documents.
package struct Office: Hashable, Sendable {
  package let name: String
  /// The language of minutes and of users who have not chosen one.
  package let language: Language
  /// Demo offices hold synthetic people, show their users at sign-in and let the clock be moved.
  package let isDemo: Bool

  package init(name: String, language: Language, isDemo: Bool) {
    self.name = name
    self.language = language
    self.isDemo = isDemo
  }
}

/// A municipal service with a post desk of its own: Velferd, Utekontakten, Profil, barnevern, PPT.
package struct Service: Hashable, Sendable {
  package typealias ID = Word<Service>

  package let id: ID
  package let name: String
  /// Who answers for post that nobody has been given yet; every item has someone responsible.
  package let postResponsible: User.ID

  package init(id: ID, name: String, postResponsible: User.ID) {
    self.id = id
    self.name = name
    self.postResponsible = postResponsible
  }
}
