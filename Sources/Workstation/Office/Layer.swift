import CommandBus
import Domain
import Screen

/// What lies on top of the place: pages that fill the screen, and boxes over them.
enum Layer: Sendable {
  case post(PostPage)
  /// An item as the scan queue sees it.
  case scan(PostPage)
  case caseFolder(CasePage)
  case text(TextPage)
  case document(DocumentPage)
  /// The letter that ``WorkstationState/letter`` holds.
  case letter(Letter.ID)
  case form(FormBox)
  case picker(PickerBox)
  case search(SearchBox)
  case question(Question)
  case help(ScrollState)

  /// Whether it fills the screen.
  var isPage: Bool {
    switch self {
    case .post, .scan, .caseFolder, .text, .document, .letter: true
    case .form, .picker, .search, .question, .help: false
    }
  }
}

/// One item in full.
struct PostPage: Hashable, Sendable {
  let post: PostItem.ID
  var scroll = ScrollState()
}

/// A case with its entries and the post that waits in it.
struct CasePage: Hashable, Sendable {
  let caseFolder: CaseFolder.ID
  var list = ListState()
}

/// A text to read: the history of an item, the minutes of a meeting.
struct TextPage: Sendable {
  enum Content: Hashable, Sendable {
    case history(Subject)
    case minutes(MorningMeeting.ID)
    /// Why the deadlines of an item are where they are; made of what is read about the item.
    case deadlines(PostItem.ID)
    case routine(Service.ID)
    case note(RegistryEntry.ID)
    case caseHistory(CaseFolder.ID)
    case doneForMe(User.ID)
    /// A signed shredding list, by its digest.
    case shreddingList(Service.ID, String)
  }

  /// Entries of a long history that are read at once.
  static let historyPage = 200

  let content: Content
  let title: String
  /// nil until it has been read.
  var pane: TextPane?
  var scroll = ScrollState()
  /// Where the rest of a long history starts; nil when all of it is here.
  var rest: PageKey?
}

/// A dangerous question: the key that asked it never answers it, and the safe answer is selected at first.
struct Question: Sendable {
  enum Subject: Hashable, Sendable {
    case quit
    case closeMeeting(MorningMeeting.ID)
    case dropForm
    /// Gives up what was not saved before the line dropped.
    case dropDraft(LetterDraft)
    /// Enters an item in the registry of the case it is linked to; an entry cannot be taken back.
    case register(Target, CaseFolder.ID)
    case signOut
    /// Sends an item where the proposal says.
    case route(RoutePost)
    /// What a picked line stands for.
    case give(GivenCommand)
    /// Destroys a paper original; nothing brings it back.
    case shred(Target)
  }

  let subject: Subject
  var dialog: Dialog
}

/// What the line above the hints says.
struct Message: Hashable, Sendable {
  enum Tone: Sendable {
    case saved, refused, advice
  }

  let tone: Tone
  let text: String
}
