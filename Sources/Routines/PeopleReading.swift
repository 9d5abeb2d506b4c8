internal import Domain

// Who works in the service, and how post reaches them.

extension RuleReader {
  func readPeople(into routine: inout ServiceRoutine) {
    routine.roles = needList("roles") { inner($0, keys: PackKeys.role).flatMap(LocalRole.init) }
    routine.groups = sections("groups", keys: PackKeys.group, AccessGroup.init)
    routine.staffing = sections("staffing", keys: PackKeys.staffing, Staffing.init)
    routine.duties = needList("duties") { inner($0, keys: PackKeys.duty).flatMap(Duty.init) }
  }

  func readReceiving(into routine: inout ServiceRoutine) {
    routine.channels = needList("channels") { inner($0, keys: PackKeys.channel).flatMap(ChannelRule.init) }
    routine.covers = sections("covers", keys: PackKeys.cover, CoverRule.init)
    routine.addressing = sections("addressing", keys: PackKeys.addressing, AddressingRule.init)
    routine.delivery = section("delivery", keys: PackKeys.delivery, DeliveryRule.init)
    routine.questions = sections("questions", keys: PackKeys.question, IntakeQuestion.init)
    routine.morningMeeting = section("morningMeeting", keys: PackKeys.meeting) { meeting in
      let (held, rule) = (meeting.truth("held"), meeting.rule())
      guard let held, let rule else { return nil }
      return Ruling(applies: held, rule: rule)
    }
  }
}

extension LocalRole {
  fileprivate init?(_ reader: RuleReader) {
    let (role, title, rule) = (reader.choice("role", Role.self), reader.localText("title"), reader.rule())
    guard let role, let title, let rule else { return nil }
    self.init(role: role, title: title, rule: rule)
  }
}

extension AccessGroup {
  fileprivate init?(_ reader: RuleReader) {
    let (id, name, rule) = (reader.identifier("id"), reader.localText("name"), reader.rule())
    let (roles, rights) = (reader.needChoices("roles", Role.self), reader.needChoices("rights", Right.self))
    guard let id, let name, let rule, let roles, let rights else { return nil }
    self.init(id: id, name: name, roles: roles, rights: rights, rule: rule)
  }
}

extension Staffing {
  fileprivate init?(_ reader: RuleReader) {
    let (role, count, rule) = (reader.choice("role", Role.self), reader.number("count", in: 0...99), reader.rule())
    guard let role, let count, let rule else { return nil }
    self.init(role: role, count: count, rule: rule)
  }
}

extension Duty {
  fileprivate init?(_ reader: RuleReader) {
    let (task, rule) = (reader.choice("task", RoutineTask.self), reader.rule())
    let roles = reader.needChoices("roles", Role.self)
    guard let task, let roles, let rule else { return nil }
    self.init(task: task, roles: roles, rule: rule)
  }
}

extension ChannelRule {
  fileprivate init?(_ reader: RuleReader) {
    let (channel, name) = (reader.choice("id", Channel.self), reader.localText("name"))
    let (isPaper, rule) = (reader.truth("paper"), reader.rule())
    guard let channel, let name, let isPaper, let rule else { return nil }
    self.init(channel: channel, name: name, isPaper: isPaper, rule: rule)
  }
}

extension CoverRule {
  fileprivate init?(_ reader: RuleReader) {
    let (colour, name, rule) = (reader.choice("colour", CoverColour.self), reader.localText("name"), reader.rule())
    let hides = reader.flag("hidesContent")
    guard let colour, let name, let rule else { return nil }
    self.init(colour: colour, name: name, hidesContent: hides, rule: rule)
  }
}

extension AddressingRule {
  fileprivate init?(_ reader: RuleReader) {
    let (addressed, rule) = (reader.choice("addressed", Addressed.self), reader.rule())
    let role = reader.optionalChoice("role", Role.self)
    guard let addressed, let rule else { return nil }
    self.init(addressed: addressed, role: role, rule: rule)
  }
}

extension DeliveryRule {
  fileprivate init?(_ reader: RuleReader) {
    let (within, rule) = (reader.choice("within", Within.self), reader.rule())
    let consignment = reader.optionalChoice("consignment", Consignment.self)
    guard let within, let rule else { return nil }
    self.init(within: within, consignment: consignment, rule: rule)
  }
}

extension IntakeQuestion {
  fileprivate init?(_ reader: RuleReader) {
    let (id, text, rule) = (reader.identifier("id"), reader.localText("text"), reader.rule())
    let ifNo = reader.choice("ifNo", IfNo.self)
    let channels: [Channel] = reader.choices("ofChannels")
    let usual = reader.optional("usual") { node throws(PackFault) in try node.truth() }
    let (ofEvery, place) = (reader.flag("ofEvery"), reader.optionalText("place"))
    if ifNo == .forward, place == nil { reader.faults.note(reader.node.fault(.forwardNowhere, ["name": "place"])) }
    guard let id, let text, let rule, let ifNo else { return nil }
    self.init(
      id: id, text: text, ofEvery: ofEvery, ofChannels: channels, usual: usual, ifNo: ifNo, place: place, rule: rule)
  }
}
