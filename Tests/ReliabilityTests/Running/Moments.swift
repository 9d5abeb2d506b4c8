import Glibc
import TestOffice

/// Moments at random within a run of the program, however slow the machine is just now.
struct Moments {
  private var dice: Dice
  private var span: UInt32

  /// Measures one quiet run of the intake.
  init(seed: UInt64, in office: OfficeUnderTest) throws {
    dice = Dice(seed: seed)
    span = 0
    try measure(office)
  }

  mutating func measure(_ office: OfficeUnderTest) throws {
    let began = ContinuousClock.now
    try OfficeUnderTest.require(try office.run(OfficeUnderTest.worker))
    let took = (ContinuousClock.now - began) / .microseconds(1)
    // At least the time a fast machine takes to start a program, at most what keeps a loop going.
    span = UInt32(min(max(took, 20_000), 900_000))
  }

  /// Waits until the next moment.
  mutating func wait() { usleep(UInt32.random(in: 0..<span, using: &dice)) }
}
