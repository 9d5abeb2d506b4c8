import CommandBus
import Domain

/// What would be sent about an item's paper and pages, with answers filled in where the user has not given them yet.
struct ScanTrials {
  let item: PostItem
  let scan: ScanCard.Answer

  private static let answer = "–"

  var all: [(ActionID, any Command)] {
    let post = item.id
    let answer = Self.answer
    let fault = ReportScanFault(post: post, kind: .other, note: answer)
    var trials: [(ActionID, any Command)] = [
      (.prepare, PrepareScan(post: post, sheets: 1, slips: true)), (.linkScan, link),
      (.unlinkScan, UnlinkScan(post: post, reason: answer)), (.checkGood, CheckScan(post: post, explanation: answer)),
      (.scanFault, fault), (.reportFault, fault),
      (.rescan, Rescan(post: post, outcome: .impossible, note: answer)),
      (.finalise, FinaliseEntry(post: post)), (.retryPages, RetryPageWork(post: post)),
      (.localCopy, RegisterLocalCopy(post: post, machine: answer)),
    ]
    if let file = scan.intake { trials.append((.deleteFile, DeleteIntermediate(intake: file.id))) }
    if let copy = scan.localCopies.first(where: \.isOpen) {
      trials.append((.copyDeleted, ConfirmLocalCopyDeleted(copy: copy.id)))
    }
    return trials
  }

  /// A file is given to the item that fits it best; an item takes a file that is yet to be chosen.
  private var link: LinkScan {
    let isFile = ScanAnswer(item: item, scan: scan).isLooseFile
    guard isFile, let best = scan.matches.first else {
      return LinkScan(post: item.id, scan: PostItem.ID(0), reason: Self.answer)
    }
    return LinkScan(post: best.match.post, scan: item.id, reason: Self.answer)
  }
}
