internal import Screen

/// Makes a double click of two clicks at one place within 400 ms.
struct ClickCounter {
  private var last: (point: Point, time: ContinuousClock.Instant)?

  /// The event as it is to be told. A third click begins anew.
  mutating func event(for event: InputEvent, at time: ContinuousClock.Instant) -> InputEvent {
    guard case .mouse(let mouse) = event, mouse.kind == .click else { return event }
    if let previous = last, previous.point == mouse.point, time - previous.time <= .milliseconds(400) {
      last = nil
      return .mouse(MouseEvent(.doubleClick, at: mouse.point))
    }
    last = (mouse.point, time)
    return event
  }
}
