internal import CNcurses
internal import CPlatform
internal import Glibc
package import Screen
internal import Synchronization

/// The terminal of this process, drawn through ncurses. One at a time, owned by one thread.
///
/// However the program ends, the terminal is given back: ``close()`` on the normal way out and after an error, signal
/// handlers for crashes, an exit handler for libraries that call `exit`. Requests to stop come as events, so that work
/// can be saved first.
package final class CursesTerminal: Terminal {
  package private(set) var size: Size
  package let glyphs: Glyphs
  package let colours: ColourDepth

  private let options: Options
  private let streams: StandardStreams?
  private let descriptors: OpenDescriptors
  private let features: TerminalFeatures
  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private var painter: Painter
  private var reader: KeyReader
  private var queue: [InputEvent] = []
  private var oldestInput: ContinuousClock.Instant?
  private var shownTitle: TerminalText?
  private var hasMouse = false
  private var clicks = ClickCounter()
  private var hasMoreInput = false
  private var isHungUp = false
  private var isClosed = false

  private static let isOpen = Mutex(false)

  /// Opens the screen. The caller must ``close()`` it; ``withTerminal(_:_:)`` does so by itself.
  package init(_ options: Options = Options()) throws(TerminalFailure) {
    try Self.claim()
    var opened: OpenDescriptors?
    var redirected: StandardStreams?
    do throws(TerminalFailure) {
      let type = try Self.checkedTerminalType()
      let characters = CharacterSet.establish()
      let streams = try options.errorPath.map { path throws(TerminalFailure) in try StandardStreams(sentTo: path) }
      redirected = streams
      let descriptors = try OpenDescriptors()
      opened = descriptors
      TerminalGuard.takeOver(descriptors.forGuard, modes: descriptors.modes, notice: options.crashNotice)
      Self.limitFirstSize(to: descriptors)
      guard let screen = newterm(type, descriptors.outputFile, descriptors.inputFile) else {
        throw .unknownTerminalType(type)
      }
      set_escdelay(25)
      guard let window = newwin(0, 0, 0, 0), let reader = KeyReader(descriptor: descriptors.input) else {
        throw .system(call: "newwin", code: ENOMEM, text: String(cString: strerror(ENOMEM)))
      }
      raw()
      noecho()
      nonl()
      self.options = options
      self.streams = streams
      self.descriptors = descriptors
      self.screen = screen
      self.window = window
      self.reader = reader
      features = TerminalFeatures(terminalType: type)
      glyphs = characters.glyphs
      colours = Self.startColours()
      painter = Painter(
        inks: Inks(depth: colours, terminalPairs: nc_colour_pairs()), characters: characters)
      size = Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
    } catch {
      TerminalGuard.releaseSignals()
      opened?.close()
      redirected?.close()
      Self.isOpen.withLock { $0 = false }
      throw error
    }
    enter()
  }

  deinit {
    close()
  }

  /// Opens the terminal for `body` and gives it back however `body` ends.
  package static func withTerminal<Result>(
    _ options: Options = Options(), _ body: (CursesTerminal) throws -> Result
  ) throws -> Result {
    let terminal = try CursesTerminal(options)
    defer { terminal.close() }
    return try body(terminal)
  }

  /// Gives the terminal back. A second call does nothing.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    leave()
    reader.close()
    delwin(window)
    delscreen(screen)
    TerminalGuard.releaseSignals()
    streams?.close()
    descriptors.close()
    Self.isOpen.withLock { $0 = false }
  }
}

// MARK: Frames

extension CursesTerminal {
  package func present(_ frame: Frame) {
    assert(platform_inside_transaction() == 0, "the whole office would wait for the terminal")
    guard !isHungUp, !isClosed else { return }
    TerminalGuard.painting {
      painter.paint(frame.buffer, on: window, size: size)
      let cursor = frame.cursor
      wmove(
        window, Int32(min(max(cursor.y, 0), max(size.height - 1, 0))),
        Int32(min(max(cursor.x, 0), max(size.width - 1, 0))))
      wnoutrefresh(window)
      doupdate()
      applyModes(of: frame)
    }
    options.onPaint?(PaintTiming(received: oldestInput, painted: .now))
    oldestInput = nil
  }

  private func applyModes(of frame: Frame) {
    if frame.title != shownTitle {
      TerminalGuard.write(features.title(frame.title))
      shownTitle = frame.title
    }
    if frame.wantsMouse != hasMouse, features.hasMouse {
      TerminalGuard.write(frame.wantsMouse ? TerminalFeatures.mouseOn : TerminalFeatures.mouseOff)
      hasMouse = frame.wantsMouse
    }
  }

  package func suspend() {
    guard !isHungUp, !isClosed else { return }
    leave()
    TerminalGuard.standStill()
    // The signal that let us go on is answered here.
    _ = TerminalGuard.takeSignals()
    enter()
    comeBack()
  }

  package func lend(_ body: () -> Void) {
    guard !isHungUp, !isClosed else { return }
    leave()
    TerminalGuard.lent(body)
    // Keys that interrupt were the other program's; what asks this one to end holds still.
    let noted = TerminalGuard.takeSignals()
    enter()
    comeBack()
    if noted.contains(.hangUp) { hangUp() }
    if noted.contains(.terminate) { queue.insert(.terminate(.terminate), at: 0) }
  }

  private func enter() {
    TerminalGuard.arm(restoring: features.restoring)
    streams?.redirect()
    painter.forget()
    clearok(window, true)
    hasMouse = false
    shownTitle = nil
    if features.hasPaste { TerminalGuard.write(TerminalFeatures.pasteOn) }
  }

  private func leave() {
    if isHungUp { TerminalGuard.divert() }
    if hasMouse { TerminalGuard.write(TerminalFeatures.mouseOff) }
    if features.hasPaste { TerminalGuard.write(TerminalFeatures.pasteOff) }
    TerminalGuard.painting { endwin() }
    if TerminalGuard.isDiverted { TerminalGuard.giveBack() }
    TerminalGuard.disarm()
    streams?.restore()
  }

  /// After standing still: the modes, the size and the content of the terminal may all have changed.
  private func comeBack() {
    reset_prog_mode()
    // A shell may have turned these off in between.
    hasMouse = false
    if features.hasPaste { TerminalGuard.write(TerminalFeatures.pasteOn) }
    painter.forget()
    clearok(window, true)
    takeSize()
    queue.append(.resume)
  }
}

// MARK: Events

extension CursesTerminal {
  package var hasPendingEvent: Bool {
    if queue.isEmpty { collect(milliseconds: 0) }
    return !queue.isEmpty
  }

  package func nextEvent(within limit: Duration?) -> InputEvent {
    // What came before has been answered, with a frame or without one.
    if queue.isEmpty { oldestInput = nil }
    let deadline = limit.map { ContinuousClock.now + $0 }
    while queue.isEmpty {
      let left = deadline.map { max($0 - .now, .zero) }
      // Half a millisecond left must not become a wait of none, over and over.
      collect(milliseconds: left.map { Int32(clamping: $0 == .zero ? 0 : $0.milliseconds + 1) } ?? -1)
      if queue.isEmpty, left == .zero { return .tick }
    }
    return queue.removeFirst()
  }

  /// Waits for something to happen, and puts what happened in the queue.
  private func collect(milliseconds: Int32) {
    var sources = [pollfd(fd: descriptors.signalPipe, events: Int16(POLLIN), revents: 0)]
    if let waker = options.waker { sources.append(pollfd(fd: waker.readEnd, events: Int16(POLLIN), revents: 0)) }
    if !isHungUp { sources.append(pollfd(fd: descriptors.input, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&sources, nfds_t(sources.count), hasMoreInput ? 0 : milliseconds)
    for source in sources where source.revents != 0 {
      switch source.fd {
      case descriptors.signalPipe: emptyPipe(source.fd)
      case descriptors.input: takeInput()
      default:
        options.waker?.clear()
        queue.append(.wake)
      }
    }
    // ncurses may have read further than it has told, where the kernel cannot see it.
    if hasMoreInput { readKeys() }
    takeSignals()
  }

  private func takeInput() {
    // Readable, but nothing there: the other end is closed.
    guard nc_waiting_bytes(descriptors.input) > 0 else { return hangUp() }
    readKeys()
  }

  /// Takes what has been typed, at most so much at a time that signals are not kept waiting.
  private func readKeys() {
    oldestInput = oldestInput ?? .now
    var count = 0
    while count < 256, let event = reader.next() {
      queue.append(clicks.event(for: event, at: .now))
      count += 1
    }
    hasMoreInput = count == 256
  }

  private func takeSignals() {
    let signals = TerminalGuard.takeSignals()
    guard !signals.isEmpty else { return }
    if signals.contains(.hangUp) { hangUp() }
    for (signal, request) in [
      (TerminalGuard.Signals.terminate, StopRequest.terminate), (.interrupt, .interrupt), (.quit, .quit),
    ] where signals.contains(signal) {
      recoverOutput()
      queue.insert(.terminate(request), at: 0)
    }
    if signals.contains(.resize) { takeSize() }
    if signals.contains(.goOn) { comeBack() }
    if signals.contains(.stop) { queue.append(.suspend) }
  }

  private func hangUp() {
    guard !isHungUp else { return }
    isHungUp = true
    TerminalGuard.divert()
    queue.insert(.hangUp, at: 0)
  }

  /// A request to stop may have cut a frame off. Where the terminal still takes output, it gets the whole of it.
  private func recoverOutput() {
    guard TerminalGuard.isDiverted, !isHungUp else { return }
    var terminal = pollfd(fd: descriptors.terminal, events: Int16(POLLOUT), revents: 0)
    guard poll(&terminal, 1, 200) == 1, Int32(terminal.revents) == POLLOUT else {
      isHungUp = true
      return
    }
    TerminalGuard.undivert(to: descriptors.originalOutput)
    painter.forget()
    clearok(window, true)
  }

  /// Asks the kernel for the size and takes it over; several changes in a row become one event.
  private func takeSize() {
    guard !isHungUp else { return }
    let kernel = nc_window_size(descriptors.terminal)
    let new = Size(width: Int(kernel.ws_col), height: Int(kernel.ws_row))
    guard new != size, new.width > 0, new.height > 0 else { return }
    guard resize_term(Int32(new.height), Int32(new.width)) != ERR else { return }
    wresize(window, Int32(new.height), Int32(new.width))
    clearok(window, true)
    painter.forget()
    size = new
    queue.removeAll { if case .resize = $0 { true } else { false } }
    queue.append(.resize(new))
  }
}

extension Duration {
  fileprivate var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}

// MARK: Opening

extension CursesTerminal {
  private static func claim() throws(TerminalFailure) {
    let wasOpen = isOpen.withLock { isOpen in
      defer { isOpen = true }
      return isOpen
    }
    if wasOpen { throw .alreadyOpen }
  }

  /// The value of `TERM`, when it can be drawn on.
  private static func checkedTerminalType() throws(TerminalFailure) -> String {
    if isatty(STDIN_FILENO) == 0 { throw .notATerminal(stream: "Standard input") }
    if isatty(STDOUT_FILENO) == 0 { throw .notATerminal(stream: "Standard output") }
    guard let value = getenv("TERM"), value.pointee != 0 else { throw .noTerminalType }
    let type = String(cString: value)
    let shown = TerminalText(type, limit: 80).string
    var status: Int32 = 0
    // newterm alone would not say what is wrong.
    guard setupterm(type, STDOUT_FILENO, &status) == OK else { throw .unknownTerminalType(shown) }
    guard nc_capability("cup") != nil else { throw .cannotMoveCursor(shown) }
    return type
  }

  /// ncurses takes memory for every cell the kernel claims; it takes the size from the environment instead, if it is
  /// there. Otherwise the kernel knows better than what a parent shell has left in the environment.
  private static func limitFirstSize(to descriptors: OpenDescriptors) {
    let kernel = nc_window_size(descriptors.terminal)
    let limited = Size(width: Int(kernel.ws_col), height: Int(kernel.ws_row))
    if limited.width == Int(kernel.ws_col), limited.height == Int(kernel.ws_row) {
      unsetenv("COLUMNS")
      unsetenv("LINES")
    } else {
      setenv("COLUMNS", "\(limited.width)", 1)
      setenv("LINES", "\(limited.height)", 1)
    }
  }

  private static func startColours() -> ColourDepth {
    let noColour = getenv("NO_COLOR").map { String(cString: $0) }
    guard has_colors(), start_color() == OK, use_default_colors() == OK else { return .mono }
    return ColourDepth(terminalColours: nc_colours(), terminalPairs: nc_colour_pairs(), noColour: noColour)
  }
}
