internal import CPlatform

/// Marks the thread as inside a write transaction, so that a debug build can trap whoever would
/// hold up the whole office there: the terminal, the network, a subprocess.
enum TransactionGuard {
  static func inside<R>(_ body: () throws -> R) rethrows -> R {
    platform_enter_transaction()
    defer { platform_leave_transaction() }
    return try body()
  }
}
