import Screen

/// Where everything stands: a function of the size and of what is open.
struct ScreenLayout {
  let title: Rect
  let places: Rect
  /// Why the office can only be read; empty when it can be written.
  let banner: Rect
  let heading: Rect
  /// What the open page or the place fills.
  let page: Rect
  let list: Rect
  /// The details of the selected row; empty when there is no room.
  let detail: Rect
  let message: Rect
  let hints: Rect

  init(_ state: WorkstationState) {
    let parts = Rect(state.size).rows(
      .fixed(1), .fixed(1), .fixed(state.readOnlyReason == nil ? 0 : 1), .fixed(1), .rest, .fixed(1), .fixed(1))
    title = parts[0]
    places = parts[1]
    banner = parts[2]
    heading = parts[3]
    page = parts[4]
    message = parts[5]
    hints = parts[6]
    (list, detail) = Self.split(page, for: state)
  }

  /// Beside the list on a wide screen, under it on a high one; otherwise the details come on Enter. The meeting always
  /// shows them, because nobody can open a page for each item there.
  private static func split(_ page: Rect, for state: WorkstationState) -> (list: Rect, detail: Rect) {
    let isMeeting = state.list == .tray(.agenda)
    switch state.list {
    case .tray: break
    case .letters where state.shownLettersView == .dispatch: return splitBoard(page)
    case .scans, .letters: return splitScans(page)
    case .registry where state.shownRegistryView != .all: return splitRestances(page)
    default: return (page, .zero)
    }
    if page.width >= 120, !isMeeting {
      let columns = page.columns(.rest, .fraction(2, of: 5), gap: 1)
      return (columns[0], columns[1])
    }
    let height = page.height >= 22 ? 10 : isMeeting && page.height >= 12 ? 7 : 0
    guard height > 0 else { return (page, .zero) }
    let rows = page.rows(.rest, .fixed(height))
    return (rows[0], rows[1])
  }

  /// The list needs its columns more than the details need room.
  private static func splitRestances(_ page: Rect) -> (list: Rect, detail: Rect) {
    if page.width >= 140 {
      let columns = page.columns(.rest, .fraction(1, of: 3), gap: 1)
      return (columns[0], columns[1])
    }
    guard page.height >= 22 else { return (page, .zero) }
    let rows = page.rows(.rest, .fixed(9))
    return (rows[0], rows[1])
  }

  /// Of a scan there is more to tell than of a letter: half the screen.
  private static func splitScans(_ page: Rect) -> (list: Rect, detail: Rect) {
    if page.width >= 120 {
      let columns = page.columns(.rest, .fraction(2, of: 5), gap: 1)
      return (columns[0], columns[1])
    }
    guard page.height >= 22 else { return (page, .zero) }
    let rows = page.rows(.rest, .fixed(14))
    return (rows[0], rows[1])
  }

  /// Why a dispatch failed fits in no column, and Enter opens its letter: a low screen has the details too.
  private static func splitBoard(_ page: Rect) -> (list: Rect, detail: Rect) {
    guard page.width < 120, (16..<22).contains(page.height) else { return splitScans(page) }
    let rows = page.rows(.rest, .fixed(9))
    return (rows[0], rows[1])
  }

  /// Rows of the list that are on the screen at once.
  var rows: Int { TableView.rowCapacity(in: list) }
}
