package import Domain

/// Post and cases in which somebody finds words: in their fields, in the words of e-mails, in the pages of documents
/// in notes and in letters. What is spelt as it was written stands first, then sloppy spellings; the newest first in each.
///
/// What the reader may not see is not found, not counted and leaves no gap.
package struct Search: Hashable, Sendable {
  package let line: SearchLine
  package let synonyms: SearchSynonyms
  /// Of these only those that the reader works at.
  package let services: [Service.ID]
  package let after: PageKey?
  package let limit: Int
  /// How long the asker waits: what has not been looked through then is left to the next question.
  package let patience: Duration
  package let reader: CaseReader?

  package init(
    _ line: SearchLine, synonyms: SearchSynonyms, services: [Service.ID], after: PageKey? = nil, limit: Int,
    patience: Duration = patience, reader: CaseReader? = nil
  ) {
    self.line = line
    self.synonyms = synonyms
    self.services = services
    self.after = after
    self.limit = limit
    self.patience = patience
    self.reader = reader
  }

  /// The same question about what comes after.
  package func goingOn(after next: PageKey, limit: Int? = nil) -> Search {
    Search(
      line, synonyms: synonyms, services: services, after: next, limit: limit ?? self.limit, patience: patience,
      reader: reader)
  }

  package struct Answer: Hashable, Sendable {
    package let rows: [SearchRow]
    /// Where the next page begins, or where an unfinished search goes on.
    package let next: PageKey?
    /// How many there are up to the end of this page and so far beyond it, counted no further than ``countedUpTo``.
    package let total: Int
    /// Entries of the log that the index of texts has not come to: what is newest may be missing.
    package let behind: Int
    /// The asker's patience was over before all was looked through: there may be more than was counted.
    package let isUnfinished: Bool

    package init(rows: [SearchRow], next: PageKey?, total: Int, behind: Int, isUnfinished: Bool = false) {
      self.isUnfinished = isUnfinished
      self.rows = rows
      self.next = next
      self.total = total
      self.behind = behind
    }
  }

  /// As long as somebody who types does not notice.
  package static let patience = Duration.milliseconds(25)

  /// Beyond this nobody counts.
  package static let countedUpTo = 200
}

/// An item or a case that was found, and where in it.
package struct SearchRow: Hashable, Sendable {
  package let found: Found
  /// At most ``mostPlaces``, fields first; none when what was found has been changed since.
  package let places: [SearchPlace]
  /// Whether it was found by a sloppy spelling alone.
  package let isLoose: Bool

  package init(found: Found, places: [SearchPlace], isLoose: Bool) {
    self.found = found
    self.places = places
    self.isLoose = isLoose
  }

  package static let mostPlaces = 4

  package enum Found: Hashable, Sendable {
    case post(TrayRow)
    case caseFolder(CaseRow)
  }
}

/// Where words were found.
package struct SearchPlace: Hashable, Sendable {
  package let place: Place
  /// The words around them; nil where they stand in a case that the reader has not read today: whoever wants to see
  /// them reads the case, and the log tells of it (S0-34).
  package let excerpt: SearchExcerpt?

  package init(_ place: Place, _ excerpt: SearchExcerpt?) {
    self.place = place
    self.excerpt = excerpt
  }

  package enum Place: Hashable, Sendable {
    case field(SearchField)
    /// A page of a document, by the document's name; pages are numbered from 1.
    case page(Int, document: String)
    /// An internal note, by its number in the case.
    case note(Int)
    /// A letter, written or finalised.
    case letter(Letter.ID)
  }
}

/// `search.field.<raw value>`: what of an item or a case is searched beside its documents.
package enum SearchField: String, CaseIterable, Sendable {
  case title
  case sender
  case party
  case addressee
  case kind
  case number
}
