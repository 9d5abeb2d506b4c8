internal import CNcurses
internal import Glibc

/// The part of the terminal that signal handlers share: see the guard in CNcurses' shim. No other file may call the
/// `nc_guard` functions, and none of these may be inlined elsewhere, because the C state belongs to this object file.
enum TerminalGuard {
  /// What has been signalled.
  struct Signals: OptionSet {
    let rawValue: Int32
    static let resize = Signals(rawValue: Int32(NC_GUARD_RESIZE.rawValue))
    static let hangUp = Signals(rawValue: Int32(NC_GUARD_HANG_UP.rawValue))
    static let terminate = Signals(rawValue: Int32(NC_GUARD_TERMINATE.rawValue))
    static let interrupt = Signals(rawValue: Int32(NC_GUARD_INTERRUPT.rawValue))
    static let quit = Signals(rawValue: Int32(NC_GUARD_QUIT.rawValue))
    static let stop = Signals(rawValue: Int32(NC_GUARD_STOP.rawValue))
    static let goOn = Signals(rawValue: Int32(NC_GUARD_CONTINUE.rawValue))
  }

  /// Descriptors the handlers use.
  struct Descriptors {
    var signalPipe: Int32
    /// The terminal, opened anew so that it need not block.
    var terminal: Int32
    /// What ncurses writes to.
    var output: Int32
    var nowhere: Int32
  }

  /// Remembers how the terminal is, and takes over the signals. `notice` is printed after a crash.
  @inline(never)
  static func takeOver(_ descriptors: Descriptors, modes: termios, notice: String) {
    let state = nc_guard_state()
    guard let state else { return }
    state.pointee.signal_pipe = descriptors.signalPipe
    state.pointee.terminal = descriptors.terminal
    state.pointee.output = descriptors.output
    state.pointee.nowhere = descriptors.nowhere
    state.pointee.owner = pthread_self()
    state.pointee.modes = modes
    state.pointee.diverted = 0
    state.pointee.painting = 0
    state.pointee.pending = 0
    state.pointee.restore_length = 0
    state.pointee.notice_length = copy(Array(notice.utf8), to: &state.pointee.notice)
    nc_guard_give_stack()
    nc_guard_catch_signals()
  }

  /// From now on a crash or an exit gives the terminal back with these bytes.
  @inline(never)
  static func arm(restoring bytes: [UInt8]) {
    guard let state = nc_guard_state() else { return }
    state.pointee.restore_length = copy(bytes, to: &state.pointee.restore)
    state.pointee.armed = 1
  }

  /// The terminal is no longer ours.
  @inline(never)
  static func disarm() {
    nc_guard_state()?.pointee.armed = 0
  }

  @inline(never)
  static func releaseSignals() {
    nc_guard_release_signals()
  }

  /// The signals since the last call.
  @inline(never)
  static func takeSignals() -> Signals {
    Signals(rawValue: nc_guard_take())
  }

  /// Runs `body`, which may write to the terminal and be held by it; a request to leave ends the writing.
  @inline(never)
  static func painting(_ body: () -> Void) {
    nc_guard_begin_painting()
    body()
    nc_guard_end_painting()
  }

  /// Whether output goes to nowhere since a request to leave came in the middle of a write.
  @inline(never)
  static var isDiverted: Bool {
    nc_guard_state()?.pointee.diverted == 1
  }

  /// Lets output reach the terminal again, through a copy of the descriptor it went to at first.
  @inline(never)
  static func undivert(to original: Int32) {
    guard let state = nc_guard_state() else { return }
    dup2(original, state.pointee.output)
    state.pointee.diverted = 0
  }

  /// Sends output to nowhere: the terminal is gone, and nothing may wait for it.
  @inline(never)
  static func divert() {
    guard let state = nc_guard_state() else { return }
    state.pointee.diverted = 1
    dup2(state.pointee.nowhere, state.pointee.output)
  }

  /// Writes bytes past ncurses, and gives up on a terminal that takes none for 200 ms.
  @inline(never)
  static func write(_ bytes: [UInt8]) {
    guard let state = nc_guard_state(), !bytes.isEmpty else { return }
    bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      nc_guard_write(state.pointee.terminal, start, Int32(bytes.count), 200)
    }
  }

  /// Gives the terminal back without ncurses.
  @inline(never)
  static func giveBack() {
    nc_guard_give_back()
  }

  /// Stops this process and its group until the shell lets them go on.
  @inline(never)
  static func standStill() {
    nc_guard_stand_still()
  }

  /// Runs `body`, in which the shell may stop this process together with the program that has the terminal.
  @inline(never)
  static func lent(_ body: () -> Void) {
    var ours = sigaction()
    nc_guard_let_be_stopped(&ours)
    body()
    nc_guard_catch_stops(&ours)
  }

  private static func copy<Field>(_ bytes: [UInt8], to field: inout Field) -> Int32 {
    withUnsafeMutableBytes(of: &field) { room in
      let count = min(bytes.count, room.count)
      room.copyBytes(from: bytes.prefix(count))
      return Int32(count)
    }
  }
}
