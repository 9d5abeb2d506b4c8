// The sentences about paper, letters, access and control.

extension RuleWords {
  var scanning: [RoutineRule] {
    guard let scanning = routine.scanning else { return [] }
    var text = phrases.say("rule.scanning", ["by": phrases.say("scanned-by.\(scanning.by.rawValue)")])
    if let target = scanning.target { text += " " + phrases.say("rule.scan-target", ["target": target]) }
    if !scanning.checks.isEmpty {
      let checks = list(scanning.checks.map { phrases.say("scan-check.\($0.rawValue)") })
      text += " " + phrases.say("rule.scan-checks", ["checks": checks])
    }
    if !scanning.units.isEmpty {
      text += " " + phrases.say("rule.scan-units", ["units": list(scanning.units.map { said($0.name) })])
    }
    let way = phrases.say("rule.scan-way", ["way": phrases.say("scan-way.\(scanning.way.rawValue)")])
    return [rule(.scanning, "scanning", "\(text) \(way)", scanning.rule)] + ways(scanning)
  }

  private func ways(_ scanning: ScanningRule) -> [RoutineRule] {
    var found: [RoutineRule] = []
    if let ruling = scanning.intermediate {
      let text = ruling.applies ? phrases.say("rule.intermediate") : phrases.say("rule.no-intermediate")
      found.append(rule(.scanning, "scanning.intermediate", text, ruling.rule))
    }
    if let ruling = scanning.direct {
      let text = ruling.applies ? phrases.say("rule.direct") : phrases.say("rule.no-direct")
      found.append(rule(.scanning, "scanning.direct", text, ruling.rule))
    }
    return found
  }

  var retention: [RoutineRule] {
    var found: [RoutineRule] = []
    if let retention = routine.retention {
      var text = phrases.say("destroy.\(retention.destroy.rawValue)", ["days": String(retention.days ?? 0)])
      if !retention.conditions.isEmpty {
        let conditions = list(retention.conditions.map { phrases.say("destroy-condition.\($0.rawValue)") })
        text += " " + phrases.say("rule.conditions", ["conditions": conditions])
      }
      found.append(rule(.retention, "retention", text, retention.rule))
    }
    if let copies = routine.localCopies {
      var text = phrases.say("rule.local-copies", ["channels": list(copies.channels.map(channelName))])
      if copies.deletedAfterTransfer { text += " " + phrases.say("rule.local-copies-deleted") }
      found.append(rule(.retention, "localCopies", text, copies.rule))
    }
    return found
  }

  var letters: [RoutineRule] {
    let approvals = (routine.approvals ?? []).enumerated().map { place, approval in
      let letters = approval.kinds.isEmpty ? phrases.say("rule.every-reply") : list(approval.kinds.map(kindName))
      var text = phrases.say("rule.approval", ["letters": letters, "roles": titles(approval.by)])
      if let order = approval.order { text += " " + phrases.say("rule.approval-order.\(order.rawValue)") }
      return rule(.letters, "approvals.\(place + 1)", text, approval.rule)
    }
    return approvals + sending
      + (routine.templates ?? []).map { template in
        let words = ["name": said(template.name), "kinds": list(template.kinds.map(kindName))]
        let text = template.isLocked ? phrases.say("rule.template-locked", words) : phrases.say("rule.template", words)
        return rule(.letters, "templates.\(template.id)", text, template.rule)
      }
  }

  private var sending: [RoutineRule] {
    guard let sending = routine.sending else { return [] }
    let words = [
      "usual": phrases.say("outgoing.\(sending.usual.rawValue)"),
      "otherwise": phrases.say("sending-needs.\(sending.otherwise.rawValue)"),
    ]
    return [rule(.letters, "sending", phrases.say("rule.sending", words), sending.rule)]
      + sending.ways.map { way in
        var parts = [
          phrases.say("outgoing.\(way.channel.rawValue)"), phrases.say("sending-needs.\(way.needs.rawValue)"),
          phrases.say("signature.\(way.signature.rawValue)"),
        ]
        if way.isOpen { parts.append(phrases.say("rule.open-channel")) }
        if way.sentOnApproval { parts.append(phrases.say("rule.sent-on-approval")) }
        if let hours = way.printedAfterHours {
          parts.append(phrases.say("rule.printed-after", ["hours": String(hours)]))
        }
        return rule(.letters, "sending.\(way.channel.rawValue)", parts.joined(separator: "; "), way.rule)
      }
  }

  var access: [RoutineRule] {
    var found: [RoutineRule] = []
    if let access = routine.access {
      found.append(
        rule(.access, "access.policy", phrases.say("access-policy.\(access.policy.rawValue)"), access.policyRule))
      var parts = [phrases.say("rule.access-code", ["code": said(access.code), "basis": access.legalBasis])]
      if !access.loweredBy.isEmpty {
        parts.append(phrases.say("rule.lowered-by", ["roles": titles(access.loweredBy)]))
      }
      if access.masked { parts.append(phrases.say("rule.masked")) }
      if access.secureZone { parts.append(phrases.say("rule.secure-zone")) }
      if access.twoFactor { parts.append(phrases.say("rule.two-factor")) }
      found.append(rule(.access, "access", parts.joined(separator: "; "), access.rule))
    }
    if let list = routine.postList {
      var text = phrases.say("post-list.\(list.policy.rawValue)")
      if list.masked { text += " " + phrases.say("rule.post-list-masked") }
      found.append(rule(.access, "postList", text, list.rule))
    }
    if let consent = routine.consent {
      var text =
        consent.required
        ? phrases.say("rule.consent", ["kind": kindName(consent.kind)]) : phrases.say("rule.no-consent")
      if consent.ownJournalOpen { text += " " + phrases.say("rule.own-journal") }
      found.append(rule(.access, "consent", text, consent.rule))
    }
    return found
  }

  var archive: [RoutineRule] {
    (routine.archives ?? []).map { place in
      var text = "\(place.name): " + phrases.say("archive-kind.\(place.kind.rawValue)")
      if place.level4 { text += " " + phrases.say("rule.level4") }
      return rule(.archive, "archives.\(place.id)", text, place.rule)
    }
  }

  var controls: [RoutineRule] {
    (routine.controls ?? []).map { control in
      var text = phrases.say(
        "rule.control",
        [
          "name": said(control.name), "roles": titles(control.owners), "times": String(control.times),
          "per": phrases.say("control-per.\(control.per.rawValue)"),
        ])
      if !control.points.isEmpty { text += " " + list(control.points.map(said)) + "." }
      return rule(.controls, "controls.\(control.id)", text, control.rule)
    }
  }

  var process: [RoutineRule] {
    cases + steps
  }

  private var cases: [RoutineRule] {
    guard routine.cases != nil else { return [] }
    let text = routine.asksToStartWork ? phrases.say("rule.asks-to-start") : phrases.say("rule.starts-unasked")
    return [rule(.process, "cases", text, routine.casesRule)]
  }

  private var steps: [RoutineRule] {
    (routine.steps ?? []).map { step in
      let words = ["number": step.number, "name": said(step.name), "roles": titles(step.roles)]
      return rule(.process, "steps.\(step.number)", phrases.say("rule.step", words), step.rule)
    }
  }

  var outage: [RoutineRule] {
    var found: [RoutineRule] = []
    if let outage = routine.outage {
      var parts: [String] = []
      if let place = outage.place { parts.append(phrases.say("rule.outage-place", ["place": place])) }
      if outage.urgentOnly { parts.append(phrases.say("rule.outage-urgent")) }
      if outage.lettersOutside { parts.append(phrases.say("rule.outage-letters")) }
      if outage.archivingWaits { parts.append(phrases.say("rule.outage-archive")) }
      found.append(rule(.outage, "outage", parts.joined(separator: " "), outage.rule))
    }
    if let emergency = routine.emergency {
      let words = ["roles": titles(emergency.roles), "days": String(emergency.documentedWithinDays)]
      found.append(rule(.outage, "emergency", phrases.say("rule.emergency", words), emergency.rule))
    }
    return found
  }

  var guidance: [RoutineRule] {
    (routine.guidance ?? []).map { line in
      let text = phrases.say("guidance-at.\(line.at.rawValue)") + ": " + said(line.text)
      return rule(.guidance, "guidance.\(line.id)", text, line.rule)
    }
  }
}
