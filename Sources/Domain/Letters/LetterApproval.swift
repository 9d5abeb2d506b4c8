/// One approval that a letter needs (S2-42…46, S4-24), as the routine stood when it was sent for approval.
package struct ApprovalNeed: Hashable, Codable, Sendable {
  /// Any one of these can give it.
  package let roles: [Role]
  /// The place of the approval that comes first, where they are given one after the other (Noark 5 3.3).
  package let after: Int?
  /// Kinds of document that made it necessary; empty: every reply.
  package let kinds: [DocumentKind]
  package let rule: RuleSource

  package init(roles: [Role], after: Int? = nil, kinds: [DocumentKind], rule: RuleSource) {
    self.roles = roles
    self.after = after
    self.kinds = kinds
    self.rule = rule
  }
}

/// An approval that is needed, and whose it was once it is given.
package struct ApprovalStep: Hashable, Sendable {
  package let need: ApprovalNeed
  package let given: Given?

  package init(need: ApprovalNeed, given: Given?) {
    self.need = need
    self.given = given
  }

  /// A substitute carries both names.
  package struct Given: Hashable, Sendable {
    package let by: User.ID
    package let onBehalfOf: User.ID?
    package let at: Instant

    package init(by: User.ID, onBehalfOf: User.ID?, at: Instant) {
      self.by = by
      self.onBehalfOf = onBehalfOf
      self.at = at
    }
  }
}

extension Letter {
  /// The places in ``approvals`` that can be given now: open, and nothing before them.
  package var openApprovals: [Int] {
    approvals.indices.filter { place in
      guard approvals[place].given == nil else { return false }
      return approvals[place].need.after.map { approvals.indices.contains($0) && approvals[$0].given != nil } ?? true
    }
  }

  /// Whether somebody of these roles has something to say to it now.
  package func awaits(_ roles: Set<Role>) -> Bool { !approvals(givenBy: roles).isEmpty }

  /// What a person of these roles gives by saying yes now. What comes next in an order is another's turn, unless the
  /// same person holds that role too.
  func approvals(givenBy roles: Set<Role>) -> [Int] {
    var given = Set(approvals.indices.filter { approvals[$0].given != nil })
    let before = given
    var grew = true
    while grew {
      let next = approvals.indices.filter { place in
        let need = approvals[place].need
        return !given.contains(place) && !roles.isDisjoint(with: need.roles)
          && (need.after.map(given.contains) ?? true)
      }
      given.formUnion(next)
      grew = !next.isEmpty
    }
    return given.subtracting(before).sorted()
  }
}

extension Desk {
  /// The approvals that a letter needs by the routine in force; none where its author finalises it alone.
  ///
  /// A rule that names kinds holds for every letter in a case of such a kind, or that answers one (S2-42…45). A rule
  /// that holds for every reply leaves out a locked text: it says the same to everybody and was approved with the
  /// routine (S4-16, S4-24).
  package func approvalNeeds(of letter: Letter) throws -> [ApprovalNeed] {
    let routine = try routine(of: letter.service)
    let kinds = try kinds(of: letter, routine)
    var needs: [ApprovalNeed] = []
    for rule in routine.approvals ?? [] {
      let met = rule.kinds.filter(kinds.contains)
      guard rule.kinds.isEmpty ? !letter.isLocked : !met.isEmpty else { continue }
      needs += rule.needs(of: met, from: needs.count)
    }
    return needs
  }

  /// What a letter is and what it is about, as kinds of document.
  private func kinds(of letter: Letter, _ routine: ServiceRoutine) throws -> Set<DocumentKind> {
    var kinds: Set = [try caseFolder(letter.caseFolder).kind]
    for id in letter.answers {
      if let post = try entry(id).post { kinds.insert(try self.post(post).details.kind) }
    }
    if let own = DocumentKind(letter.template), routine.kind(own) != nil { kinds.insert(own) }
    if letter.purpose == .refusal { kinds.insert(.refusal) }
    return kinds
  }
}

extension Word where Owner == PostKindName {
  /// The kind that a refusal is, whatever its template is called (S2-42).
  static let refusal = DocumentKind(unchecked: "avslag")
}

extension ApprovalRule {
  /// - Parameter first: the place that the first of them gets.
  fileprivate func needs(of kinds: [DocumentKind], from first: Int) -> [ApprovalNeed] {
    guard let order, by.count > 1 else { return [ApprovalNeed(roles: by, kinds: kinds, rule: rule)] }
    return by.enumerated().map { place, role in
      let after = order == .sequential && place > 0 ? first + place - 1 : nil
      return ApprovalNeed(roles: [role], after: after, kinds: kinds, rule: rule)
    }
  }
}
