package import CommandBus
package import Domain

/// What the workstation is given of the office: questions, commands, sign-in and the clock.
///
/// Every closure may block on the disk and is called on the worker's thread only, apart from `now` and `describe`.
package struct OfficeAccess: Sendable {
  package let reader: any OfficeReader
  /// Called on threads of its own.
  package let pages: any PageSource
  package let covers: any CoverPress
  /// Where unsaved texts lie.
  package let drafts: any DraftShelf
  /// Sends a command; a refusal is an outcome, a thrown error a fault of the store.
  package let send: @Sendable (any Command, Session, Seen?) throws -> Outcome
  /// The refusal a command would get now, or nil.
  package let consider: @Sendable (any Command, Session) throws -> Refusal?
  /// Throws a ``Domain/Refusal`` when the user id or the password is wrong.
  package let signIn: @Sendable (User.ID, String) throws -> Session
  package let signOut: @Sendable () -> Void
  /// Brings the index of texts up to date before a search, for as long as somebody can wait.
  package let catchUpTexts: @Sendable () -> Void
  package let now: @Sendable () -> Instant
  /// A fault of the store in one sentence for the user.
  package let describe: @Sendable (any Error, Phrasebook) -> String

  package init(
    reader: any OfficeReader,
    pages: any PageSource,
    covers: any CoverPress,
    drafts: any DraftShelf,
    send: @escaping @Sendable (any Command, Session, Seen?) throws -> Outcome,
    consider: @escaping @Sendable (any Command, Session) throws -> Refusal?,
    signIn: @escaping @Sendable (User.ID, String) throws -> Session,
    signOut: @escaping @Sendable () -> Void,
    catchUpTexts: @escaping @Sendable () -> Void,
    now: @escaping @Sendable () -> Instant,
    describe: @escaping @Sendable (any Error, Phrasebook) -> String
  ) {
    self.reader = reader
    self.pages = pages
    self.covers = covers
    self.drafts = drafts
    self.send = send
    self.consider = consider
    self.signIn = signIn
    self.signOut = signOut
    self.catchUpTexts = catchUpTexts
    self.now = now
    self.describe = describe
  }
}

/// How this run of the workstation is set up.
package struct Setting: Sendable {
  package let phrasebooks: [Language: Phrasebook]
  /// `--lang`: goes before the user's and the office's own language.
  package let forcedLanguage: Language?
  package let keymap: Keymap
  /// The password of every user of a demo office, shown at sign-in; nil in a real office.
  package let demoPassword: String?
  /// What may be cited as law.
  package let law: LawTable
  /// Other words for the same, for the search.
  package let synonyms: SearchSynonyms
  /// How long one answer of the search may take; what is older is asked for next.
  package let patience: Duration
  package var isMouseOn: Bool

  package init(
    phrasebooks: [Language: Phrasebook], forcedLanguage: Language? = nil, keymap: Keymap = .standard,
    demoPassword: String? = nil, law: LawTable = .empty, synonyms: SearchSynonyms = .none,
    patience: Duration = Search.patience, isMouseOn: Bool = false
  ) {
    self.phrasebooks = phrasebooks
    self.forcedLanguage = forcedLanguage
    self.keymap = keymap
    self.demoPassword = demoPassword
    self.law = law
    self.synonyms = synonyms
    self.patience = patience
    self.isMouseOn = isMouseOn
  }
}
