package import Screen

/// Changes the state by one event from the terminal and says what is to be done outside it.
package func update(_ state: inout WorkstationState, _ event: InputEvent) -> [Effect] {
  let effects = state.take(event)
  // What is not saved goes to the shelf before the program leaves.
  return state.followLetter() + effects + state.followDocument()
}

extension WorkstationState {
  fileprivate mutating func take(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key): return self.key(key)
    case .paste(let text): return paste(text)
    case .mouse(let mouse): return self.mouse(mouse)
    case .resize(let size):
      self.size = size
      return settle()
    case .suspend: return [.suspend]
    case .resume: return reload()
    case .hangUp, .terminate:
      // Nothing is half done: a form that has not been sent has changed nothing.
      isFinished = true
      return [.finish]
    case .wake, .tick: return []
    }
  }

  /// Gives a key to what has the keys now.
  mutating func key(_ key: Key) -> [Effect] {
    lastKey = key
    if session == nil, layers.isEmpty { return signInKey(key) }
    switch layers.last {
    case .form(let box): return formKey(key, box)
    case .picker(let box): return pickerKey(key, box)
    case .search(let box): return searchKey(key, box)
    case .question(let question): return questionKey(key, question)
    case .help(let scroll): return helpKey(key, scroll)
    case .letter where filterField == nil: return letterKey(key)
    default: break
    }
    if filterField != nil { return filterKey(key) }
    if move(key) { return moved() }
    guard let action = setting.keymap.action(for: key, in: scope) else { return [] }
    return perform(action)
  }

  /// Does what an action says, or says why it cannot be done now.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action.availability(self) {
    case .disabled(let reason):
      say(.refused, reason)
      return []
    case .enabled:
      if action.id != .redraw { message = nil }
      return action.perform(&self)
    }
  }

  mutating func paste(_ text: String) -> [Effect] {
    if session == nil, layers.isEmpty {
      if signIn.focus == .password { signIn.password.insert(text) } else { signIn.user.insert(text) }
      return []
    }
    switch layers.last {
    case .form(let box):
      formPaste(text, box)
      return []
    case .picker(let box): return pickerPaste(text, box)
    case .search(let box): return searchPaste(text, box)
    case .letter:
      letterPaste(text)
      return []
    default: break
    }
    guard filterField != nil else { return [] }
    filterField?.insert(text)
    return applyFilter()
  }

  // MARK: - Moving

  /// Moves the selection or the text on the screen; false when the key does not move.
  private mutating func move(_ key: Key) -> Bool {
    let height = ScreenLayout(self).page.height
    switch layers.last {
    case .post(var page):
      let count = PostSheet(state: self).lines(width: ScreenLayout(self).page.width - 4).count
      guard page.scroll.handle(key, count: count, height: height) else { return false }
      replaceTop(.post(page))
    case .scan(var page):
      let count = ScanSheet(state: self).lines(width: ScreenLayout(self).page.width - 4).count
      guard page.scroll.handle(key, count: count, height: height) else { return false }
      replaceTop(.scan(page))
    case .text(var page):
      let count = page.pane?.lines(width: ScreenLayout(self).page.width - 3).count ?? 0
      guard page.scroll.handle(key, count: count, height: height) else { return false }
      replaceTop(.text(page))
    case .document(let page): return moveDocument(key, page)
    case .caseFolder(var page):
      let count = caseCard?.lines.count ?? 0
      guard page.list.handle(key, count: count, height: CasePage.rows(in: ScreenLayout(self).page)) else {
        return false
      }
      replaceTop(.caseFolder(page))
    default:
      var core = self[core: list]
      guard core.state.handle(key, count: core.count, height: ScreenLayout(self).rows) else { return false }
      self[core: list] = core
    }
    return true
  }

  /// After a move: the selected row is remembered by what it is, and what belongs to it is read.
  mutating func moved() -> [Effect] {
    guard layers.isEmpty else { return moreHistory() }
    let subject = selectedSubject(of: list)
    if subject != self[core: list].selectedSubject { unmasked = nil }
    self[core: list].selectedSubject = subject
    return fill(list) + detail()
  }

  /// Brings the selection into a screen of another size.
  mutating func settle() -> [Effect] {
    let height = ScreenLayout(self).rows
    var core = self[core: list]
    core.state.settle(count: core.count, height: height)
    self[core: list] = core
    return session == nil ? [] : fill(list) + detail()
  }

  // MARK: - The filter line

  private mutating func filterKey(_ key: Key) -> [Effect] {
    switch key {
    case .enter, .down, .up:
      filterField = nil
      return key == .enter ? [] : self.key(key)
    case .escape:
      filterField = nil
      guard !self[core: list].filter.isEmpty else { return [] }
      self[core: list].filter = ""
      restart(list)
      return reload(list)
    default:
      _ = filterField?.handle(key)
      return applyFilter()
    }
  }

  private mutating func applyFilter() -> [Effect] {
    guard let text = filterField?.text, text != self[core: list].filter else { return [] }
    self[core: list].filter = text
    // The rows stay on the screen until the narrower list has come.
    self[core: list].selectedSubject = nil
    self[core: list].state = ListState()
    return firstPage(list)
  }

  private mutating func helpKey(_ key: Key, _ scroll: ScrollState) -> [Effect] {
    var scroll = scroll
    let rect = HelpBox.inner(in: Rect(size))
    let count = HelpBox.lines(self, width: rect.width - 1).count
    if scroll.handle(key, count: count, height: rect.height) {
      replaceTop(.help(scroll))
    } else if [.escape, .enter, .character("?"), .character("q"), .function(1), .backspace].contains(key) {
      layers.removeLast()
    }
    return []
  }
}
