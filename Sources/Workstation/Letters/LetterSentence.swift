import CommandBus
import Domain

/// What the sentences about letters and their sending are filled with.
extension HistorySentence {
  /// nil for an entry of the log about something else.
  var inLetters: [String: String]? {
    switch row.entry.event {
    case .letterDrafted(let content): ["number": content.letter.description, "title": content.title]
    case .letterSaved(let content):
      ["number": content.letter.description, "version": String(content.textVersion), "title": content.title]
    case .letterAddressed(let content):
      [
        "number": content.letter.description, "to": content.recipients.map(\.name).joined(separator: ", "),
        "channel": phrases.say("outgoing.\(content.channel.rawValue)"),
      ]
    case .letterDiscarded(let content): ["number": content.letter.description, "reason": content.reason]
    case .letterSentForApproval(let content): ["number": content.letter.description]
    case .letterWithdrawn(let content): ["number": content.letter.description]
    case .letterCommented(let content): ["number": content.letter.description, "text": content.text]
    case .letterCommentResolved(let content): ["number": content.letter.description]
    case .letterReturned(let content): ["number": content.letter.description, "reason": content.reason]
    case .letterApproved(let content): ["number": content.letter.description]
    case .letterApprovalCancelled(let content): ["number": content.letter.description]
    case .letterFinalised(let content):
      [
        "number": content.letter.description, "entry": content.entry.description,
        "case": "\(content.caseFolder)-\(content.sequence)", "title": content.title,
        "channel": phrases.say("outgoing.\(content.channel.rawValue)"),
      ]
    case .letterRendered(let content): ["number": content.letter.description]
    case .sentWithErrorReported(let content): ["number": content.letter.description, "reason": content.reason]
    default: onTheWay
    }
  }

  /// What has become of a letter since it was finalised.
  private var onTheWay: [String: String]? {
    switch row.entry.event {
    case .dispatchStarted(let content): ["number": content.letter.description]
    case .dispatchAccepted(let content):
      ["number": content.letter.description, "reference": content.outsideID]
    case .dispatchRefused(let content):
      ["number": content.letter.description, "reason": trouble(content.reason, field: content.field)]
    case .dispatchTryFailed(let content):
      ["number": content.letter.description, "reason": trouble(content.reason)]
    case .dispatchObserved(let content):
      [
        "number": content.letter.description, "what": phrases.say("dispatch-status.\(content.status.rawValue)"),
        "words": content.words.keys.sorted().joined(separator: ", "),
      ]
    case .printStopAsked(let content): ["number": content.letter.description, "reason": content.reason]
    case .printStopTried(let content):
      [
        "number": content.letter.description,
        "outcome": content.isStopped
          ? phrases.say("history.print-stopped")
          : phrases.say("history.print-not-stopped", ["reason": content.reason.map { trouble($0) } ?? "–"]),
      ]
    case .printLeftUnclear(let content):
      ["number": content.letter.description, "reason": content.reason.map { ": \($0)" } ?? ""]
    case .dispatchPrinted(let content): ["number": content.letter.description]
    case .dispatchSigned(let content): ["number": content.letter.description]
    case .dispatchHandedOver(let content):
      ["number": content.letter.description, "note": content.note.map { ": \($0)" } ?? ""]
    case .dispatchRetried(let content): ["number": content.letter.description]
    default: nil
    }
  }

  private func trouble(_ kept: String, field: String? = nil) -> String {
    SendingTrouble(kept, field: field).said(in: phrases)
  }
}
