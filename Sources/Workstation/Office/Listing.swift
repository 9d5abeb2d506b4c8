import CommandBus
import Domain
import Screen

/// A row that keeps its identity when the list is read again.
protocol ListedRow: Sendable {
  var subject: Subject { get }
}

extension TrayRow: ListedRow {
  var subject: Subject { .post(post) }
}

extension CaseRow: ListedRow {
  var subject: Subject { .caseFolder(folder.id) }
}

extension DeviationRow: ListedRow {
  var subject: Subject { .deviation(deviation.id) }
}

extension MeetingRow: ListedRow {
  var subject: Subject { .meeting(meeting.id) }
}

/// What every list has, whatever its rows are.
struct ListCore: Sendable {
  var state = ListState()
  /// What was typed after `/`.
  var filter = ""
  var count = 0
  /// Whether the office has changed since it was read.
  var isStale = true
  /// The row to keep selected when the list is read again.
  var selectedSubject: Subject?
}

/// A list on the screen: the pages at hand, the selection and the filter.
struct Listing<Row: ListedRow>: Sendable {
  var pages = PagedRows<Row>()
  var core = ListCore()

  var selected: Row? { pages[core.state.selected] }

  /// Takes a page in and keeps the selected row selected. When it is gone, the next row takes its place: in the
  /// meeting the next item comes by itself.
  mutating func take(_ answer: Page<Row>, as page: Int, height: Int) {
    let wanted = core.selectedSubject
    pages.take(answer, as: page, near: core.state.selected)
    core.count = pages.count
    core.isStale = false
    let index = wanted.flatMap { subject in pages.index { $0.subject == subject } }
    core.state.select(index ?? core.state.selected, count: core.count, height: height)
    core.selectedSubject = selected?.subject
  }

  /// Starts anew, for another filter or view.
  mutating func restart() {
    pages = PagedRows()
    core.state = ListState()
    core.count = 0
    core.isStale = true
    core.selectedSubject = nil
  }
}
