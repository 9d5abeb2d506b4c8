import CommandBus
import Domain
import Screen

/// People and their roles, for whoever administers the office (S2-62…67).
enum StaffActions {
  static let all: [Action] = [
    Action(.staff, .general, [.character("B")], in: ActionScope.signedIn, if: PostActions.may(.administer)) { state in
      let forms: [(FormKind, String)] = [
        (.addUser, state.phrases.say("staff.add")), (.postResponsible, state.phrases.say("staff.responsible")),
      ]
      let people = state.users.filter { $0.user.id != User.program }.map { row in
        PickerBox.Row(
          value: .person(row.user.id),
          texts: [row.user.name, state.rolesText(row.user)],
          disabled: row.user.isActive ? nil : state.phrases.say("staff.left", ["user": row.user.name]))
      }
      return state.pick(
        .menu, title: state.phrases.say("staff.title"),
        rows: forms.map { .init(value: .form($0.0), texts: [$0.1]) } + state.staffingRows + people)
    }
  ]
}

extension WorkstationState {
  /// What the routines miss in each service (S2-49, S2-50, S2-62), before the people who could mend it.
  fileprivate var staffingRows: [PickerBox.Row] {
    let people = users.map(\.user).filter(\.isActive)
    return (office?.services ?? []).map(\.service).flatMap { service in
      let open = StaffingGap.open { role in
        people.count { $0.memberships.contains(Membership(service: service.id, role: role)) }
      }
      return open.map { gap, count in
        let what = phrases.say("deviation.reason.\(gap.rawValue)")
        let words = ["service": service.name, "what": what, "count": String(count)]
        return PickerBox.Row(
          value: .service(service.id), texts: ["\(glyphs.warning) \(what)", "\(service.name): \(count)"],
          disabled: "\(phrases.say("doctor.staffing", words)) \(phrases.say("staff.gap-help"))")
      }
    }
  }

  func rolesText(_ user: User) -> String {
    guard user.isActive else { return phrases.say("staff.has-left") }
    return user.memberships.map { "\(phrases.say("role.\($0.role.rawValue)")) – \(serviceName($0.service))" }
      .joined(separator: ", ")
  }

  /// What can be done with one person.
  mutating func pickedPerson(_ id: User.ID) -> [Effect] {
    let name = users.first { $0.user.id == id }?.user.name ?? id.text
    let forms: [(FormKind, String)] = [
      (.grantRole, phrases.say("staff.grant")), (.revokeRole, phrases.say("staff.revoke")),
      (.setUnit, phrases.say("staff.unit")),
      (.endEmployment, phrases.say("staff.end")),
    ]
    return pick(
      .menu, title: name, rows: forms.map { .init(value: .form($0.0), texts: [$0.1]) }, about: id.text)
  }

  /// The form that a line of a picker stands for; `about` is the person or line it was picked under.
  mutating func openForm(_ kind: FormKind, about: String?) -> [Effect] {
    let form = CommandForm(state: self)
    let box: FormBox?
    switch kind {
    case .directoryRow: box = directoryForm(about)
    case .directoryOwner:
      box = service.map {
        form.box(kind, titled: phrases.say("form.directory-owner"), fixed: ["service": $0.text])
      }
    case .absence:
      box = form.box(kind, titled: phrases.say("form.absence"), filled: ["user": session?.principal.text ?? ""])
    case .substitute:
      box = form.box(kind, titled: phrases.say("form.substitute"), filled: ["user": session?.principal.text ?? ""])
    case .stepIn:
      box = service.map {
        form.box(
          kind, titled: phrases.say("form.step-in", ["service": serviceName($0)]), fixed: ["service": $0.text])
      }
    case .addUser: box = form.box(kind, titled: phrases.say("form.add-user"))
    case .postResponsible:
      box = form.box(kind, titled: phrases.say("form.post-responsible"), filled: ["service": service?.text ?? ""])
    default:
      let name = users.first { $0.user.id.text == about }?.user.name ?? ""
      box = form.box(
        kind, titled: phrases.say("form.\(kind.rawValue)", ["user": name]), fixed: ["user": about ?? ""],
        filled: ["service": service?.text ?? ""])
    }
    if let box { layers.append(.form(box)) }
    return []
  }
}
