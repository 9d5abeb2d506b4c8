/// What became of a shipment that was to be sent. No error stands beside it: every way it can end is one of these.
package enum SendOutcome: Hashable, Sendable {
  /// SvarUt has it, under this id (a UUID in small letters).
  case accepted(id: String)

  /// It cannot be sent as it is: a field breaks a limit, or SvarUt says no. `field` is SvarUt's name for it, as
  /// `dokumenter[0].filnavn`, where it is known which. Somebody has to change the letter.
  case refused(reason: SvarUtReason, field: String?)

  /// SvarUt surely has not got it, so that sending again is safe. `mayRetry`: it can help before somebody has changed
  /// the settings or the rights.
  case notSent(reason: SvarUtReason, mayRetry: Bool)

  /// SvarUt may have got it: the answer was lost, late or unreadable. Ask ``SvarUtClient/find(reference:)``, and send
  /// nothing again before ``SvarUtClient/settledAfter`` has passed since the try.
  case unknown(reason: SvarUtReason)
}
