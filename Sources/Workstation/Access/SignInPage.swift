import CommandBus
import Domain
import Screen

/// Who are you, and your password. A demo office shows its users to choose from.
struct SignInPage: Sendable {
  enum Focus: Sendable {
    case user, password
  }

  var list = ListState()
  var user = TextField(limit: 64)
  var password = TextField(limit: 200, isHidden: true)
  var focus = Focus.user
  /// What has been typed of a name in the list since it was last moved in.
  var sought = ""
  var isWaiting = false
}

extension WorkstationState {
  var showsUsers: Bool { office?.office.isDemo == true && !users.isEmpty }

  /// People who can sign in, the program itself left out.
  var signInRows: [UserRow] { users.filter { $0.user.isActive && $0.user.id != User.program } }

  mutating func signInKey(_ key: Key) -> [Effect] {
    guard !signIn.isWaiting else { return [] }
    switch key {
    case .function(10), .ctrl("c"): return ask(.quit)
    case .ctrl("l"): return [.redraw]
    case .tab, .backTab: signIn.focus = signIn.focus == .user ? .password : .user
    case .escape where signIn.focus == .password:
      signIn.focus = .user
      signIn.password.replace(with: "")
    case .escape: return ask(.quit)
    case .enter where signIn.focus == .user: signIn.focus = .password
    case .enter: return trySignIn()
    default: editSignIn(key)
    }
    return []
  }

  private mutating func editSignIn(_ key: Key) {
    if signIn.focus == .password {
      _ = signIn.password.handle(key)
    } else if showsUsers {
      chooseUser(key)
    } else {
      _ = signIn.user.handle(key)
    }
  }

  /// Letters lead to the first whose name, a word of it or id begins so; a letter that leads nowhere begins anew.
  private mutating func chooseUser(_ key: Key) {
    let (rows, height) = (signInRows, max(size.height - 10, 1))
    guard case .character(let letter) = key else {
      signIn.sought = ""
      _ = signIn.list.handle(key, count: rows.count, height: height)
      return
    }
    func row(_ sought: String) -> Int? {
      rows.firstIndex { row in
        let name = row.user.name.folded
        let words = [name, row.user.id.text] + name.split(separator: " ").map(String.init)
        return words.contains { $0.hasPrefix(sought.folded) }
      }
    }
    for sought in [signIn.sought + String(letter), String(letter)] {
      guard let found = row(sought) else { continue }
      signIn.sought = sought
      signIn.list.select(found, count: rows.count, height: height)
      return
    }
    signIn.sought = ""
  }

  private var typedUser: User.ID? {
    guard showsUsers else { return User.ID(signIn.user.text.singleLine) }
    let rows = signInRows
    return rows.indices.contains(signIn.list.selected) ? rows[signIn.list.selected].user.id : nil
  }

  private mutating func trySignIn() -> [Effect] {
    guard let user = typedUser else {
      say(.refused, phrases.say("sign-in.no-user"))
      signIn.focus = .user
      return []
    }
    guard !signIn.password.isEmpty else {
      say(.advice, phrases.say("sign-in.type-password"))
      return []
    }
    signIn.isWaiting = true
    say(.advice, phrases.say("sign-in.wait"))
    return [.signIn(user, password: signIn.password.text)]
  }

  mutating func signedIn(_ result: Result<Session, WorkFault>) -> [Effect] {
    signIn.isWaiting = false
    signIn.password.replace(with: "")
    switch result {
    case .failure(let fault):
      say(.refused, words(for: fault))
      return []
    case .success(let session):
      self.session = session
      service = services.first?.service.id
      message = nil
      guard service != nil else {
        self.session = nil
        say(.refused, phrases.say("sign-in.no-service"))
        return [.signOut]
      }
      return reload()
    }
  }

  /// Ends the session and shows the sign-in again; nothing of what was read stays on the screen.
  mutating func leaveSession() -> [Effect] {
    var fresh = WorkstationState(setting: setting, size: size, glyphs: glyphs, colours: colours, now: now)
    fresh.office = office
    fresh.users = users
    fresh.readOnlyReason = readOnlyReason
    fresh.position = position
    fresh.lookedAt = lookedAt
    fresh.pageProgress = pageProgress
    self = fresh
    return [.signOut]
  }
}

extension SignInPage {
  static func render(_ state: WorkstationState, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let phrases = state.phrases
    let page = state.signIn
    let inner = rect.inset(columns: 2)
    var y = rect.y + 1
    buffer.put(TerminalText(phrases.say("sign-in.heading")), at: Point(x: inner.x, y: y), style: Style(.heading))
    y += 2
    var cursor = Point(x: inner.x, y: y)
    if state.showsUsers {
      let list = Rect(x: rect.x, y: y, width: rect.width, height: max(rect.maxY - y - 4, 1))
      let place = table(state).render(page.list, into: &buffer, in: list)
      if page.focus == .user { cursor = place }
      y = list.maxY + 1
    } else {
      let label = TerminalText(phrases.say("sign-in.user"))
      buffer.put(label, at: Point(x: inner.x, y: y))
      let field = Rect(x: inner.x + 14, y: y, width: min(inner.width - 14, 40), height: 1)
      let place = page.user.render(into: &buffer, in: field, isFocused: page.focus == .user)
      if page.focus == .user { cursor = place }
      y += 2
    }
    buffer.put(TerminalText(phrases.say("sign-in.password")), at: Point(x: inner.x, y: y))
    let field = Rect(x: inner.x + 14, y: y, width: min(inner.width - 14, 40), height: 1)
    let place = page.password.render(into: &buffer, in: field, isFocused: page.focus == .password)
    if page.focus == .password { cursor = place }
    if let password = state.setting.demoPassword, state.showsUsers {
      let hint = TerminalText(phrases.say("sign-in.demo-password", ["password": password]))
      buffer.put(hint, at: Point(x: inner.x, y: y + 1), style: Style(.muted), maxWidth: inner.width)
    }
    return cursor
  }

  private static func table(_ state: WorkstationState) -> TableView {
    let phrases = state.phrases
    let rows = state.signInRows
    let columns = [
      Column(TerminalText(phrases.say("column.name")), .rest(atLeast: 16), priority: 3),
      Column(TerminalText(phrases.say("column.user")), .fit(atMost: 20), priority: 2),
      Column(TerminalText(phrases.say("column.roles")), .rest(atLeast: 24), priority: 1),
    ]
    return TableView(columns: columns, count: rows.count, isFocused: state.signIn.focus == .user) { index in
      let user = rows[index].user
      let roles = user.memberships.map { membership in
        "\(phrases.say("role.\(membership.role.rawValue)")) – \(state.serviceName(membership.service))"
      }
      return TableView.Row([
        .init(TerminalText(user.name)), .init(TerminalText(user.id.text)),
        .init(TerminalText(roles.joined(separator: ", "))),
      ])
    }
  }
}
