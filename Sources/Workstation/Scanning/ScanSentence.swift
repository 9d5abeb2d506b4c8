import CommandBus
import Domain

/// What the sentences about scans, intermediate files, local copies and shredding lists are filled with.
extension HistorySentence {
  /// nil for an entry of the log about something else.
  var inTheScanQueue: [String: String]? {
    switch row.entry.event {
    case .scanPrepared(let content): ["count": String(content.sheets * content.sides)]
    case .scanLinked(let content):
      ["from": content.from.description, "how": way(content), "reason": after(content.reason)]
    case .scanUnlinked(let content): ["from": content.from.description, "reason": content.reason]
    case .postJoined(let moved):
      [
        "place": moved.reason.map { phrases.say("history.joined-post", ["number": $0]) }
          ?? phrases.say("history.joined-parts")
      ]
    case .postSeparated(let moved): ["reason": moved.reason ?? ""]
    case .scanChecked(let content):
      [
        "count": content.pagesFound.map(String.init) ?? "–", "user": name(content.scannedBy.text),
        "reason": after(content.explanation),
      ]
    case .scanFaultReported(let content):
      ["what": fault(content.kind, pages: content.pages), "reason": after(content.note)]
    case .scanFaultSettled(let content):
      [
        "outcome": phrases.say("rescan-outcome.\(content.outcome.rawValue)"), "reason": after(content.answer),
      ]
    case .scanFaultSeen(let content): ["number": content.fault.description]
    case .entryFinalised(let content): ["entry": content.entry.description]
    case .intermediateReleased(let content): ["number": content.post.description]
    case .localCopyRegistered(let content): ["place": content.machine, "day": dates.full(content.since)]
    case .localCopyDeleted(let content): ["number": content.copy.description]
    case .shreddingListSigned(let content):
      ["title": content.shelf, "count": String(content.posts.count), "left": String(content.left.count)]
    default: onThePages
    }
  }

  /// What has been done with the pages, without anybody waiting for it.
  private var onThePages: [String: String]? {
    switch row.entry.event {
    case .pagesLooked(let content): ["count": String(content.pages.count)]
    case .pagesRead(let content): ["count": String(content.pages.count)]
    case .pageWorkFailed(let content):
      [
        "what": phrases.say("page-work.step.\(content.step.rawValue)"),
        "reason": phrases.say("deviation.reason.\(content.reason)"),
      ]
    default: nil
    }
  }

  private func way(_ link: ScanLinked) -> String {
    if link.replaces == true { return phrases.say("history.scan-replaces") }
    return link.isPart == true ? phrases.say("history.scan-part") : ""
  }

  private func fault(_ kind: ScanFaultKind, pages: String) -> String {
    let what = phrases.say("scan-fault.\(kind.rawValue)")
    return pages.isEmpty ? what : phrases.say("scan-fault.on-pages", ["what": what, "pages": pages])
  }

  private func after(_ reason: String?) -> String {
    guard let reason, !reason.isEmpty else { return "" }
    return ": \(reason)"
  }
}
