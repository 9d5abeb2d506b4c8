internal import Domain

/// One item's story against the rules of the desk: in time order, stamped first, one way to a case, and
/// nothing after it has left.
struct DemoStoryCheck {
  let item: DemoOfficePlan.Item
  let plan: DemoOfficePlan
  let place: String
  let root: PackNode
  let isUrgentByNature: Bool

  func run() throws(PackFault) {
    var before = item.received
    var state = State(isStamped: item.channel.isDigital, isUrgent: isUrgentByNature)
    for step in item.story {
      guard before < step.at else { throw root.fault(plan: "\(place): a step is not later than the one before it.") }
      before = step.at
      try requireSubstitute(step)
      try advance(&state, step)
    }
  }

  private struct State {
    var isStamped: Bool
    var isUrgent: Bool
    var handler: User.ID?
    var hasCase = false
    var isRegistered = false
    var hasLeft = false
    var isChecked = false
  }

  private func advance(_ state: inout State, _ step: DemoOfficePlan.Step) throws(PackFault) {
    guard !state.hasLeft else { throw root.fault(plan: "\(place): something happens after the item has left.") }
    switch step.action {
    case .stamp:
      guard !state.isStamped else {
        throw root.fault(plan: "\(place): is stamped twice; digital post is stamped as it comes.")
      }
      state.isStamped = true
    case .markUrgent:
      guard !state.isUrgent else { throw root.fault(plan: "\(place): is urgent already.") }
      state.isUrgent = true
    case .take, .park:
      try requireOpen(state)
    case .forward, .returnToSender:
      try requireOpen(state)
      state.hasLeft = true
    case .assign(let person, let via):
      try requireOpen(state)
      if via == .meeting { try requireMeeting(at: step.at) }
      state.handler = person
    case .reassign(let person, _):
      guard let old = state.handler, old != person else {
        throw root.fault(plan: "\(place): is reassigned without being moved to someone else.")
      }
      state.handler = person
    case .openCase, .linkCase:
      // New or existing, never both. (S4-9)
      guard state.handler != nil, !state.hasCase else {
        throw root.fault(plan: "\(place): gets a case twice, or before it has a handler.")
      }
      state.hasCase = true
    case .route:
      guard !state.isRegistered else { throw root.fault(plan: "\(place): is routed after it has been registered.") }
    case .registerEntry:
      guard state.hasCase, !state.isRegistered else {
        throw root.fault(plan: "\(place): is registered twice, or without a case.")
      }
      state.isRegistered = true
    case .checkScan, .reportScanFault:
      guard !item.documents.isEmpty else { throw root.fault(plan: "\(place): has no scan.") }
      state.isChecked = step.action == .checkScan
    case .shelve, .finalise:
      guard state.isChecked else { throw root.fault(plan: "\(place): the scan must be checked first.") }
    case .localCopy: break
    }
  }

  /// Stamped, and still nobody's. (S0-23, S2-11)
  private func requireOpen(_ state: State) throws(PackFault) {
    guard state.isStamped else { throw root.fault(plan: "\(place): must be stamped first.") }
    guard state.handler == nil else { throw root.fault(plan: "\(place): is already distributed.") }
  }

  private func requireSubstitute(_ step: DemoOfficePlan.Step) throws(PackFault) {
    guard let absentee = step.onBehalfOf else { return }
    let isAppointed = plan.absences.contains { absence in
      absence.user == absentee && absence.substitute == step.by && absence.recorded < step.at
        && absence.firstWorkingDaysAgo >= step.at.workingDaysAgo && step.at.workingDaysAgo >= absence.lastWorkingDaysAgo
    }
    guard isAppointed else {
      throw root.fault(plan: "\(place): \(step.by) is not the substitute of \(absentee) at that time.")
    }
  }

  private func requireMeeting(at moment: DemoOfficePlan.Moment) throws(PackFault) {
    let isHeld = plan.meetings.contains { $0.service == item.service && $0.from <= moment && moment <= $0.to }
    guard isHeld else { throw root.fault(plan: "\(place): is given in a meeting that is not held then.") }
  }
}
