import ArgumentParser
import CommandBus
import Domain
import Foundation
import Glibc
import Repository

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure this machine: makes an office in a temporary folder and removes it.")

  @Option(help: "How many post items.") var items = 100_000
  @Flag(help: "Give every item the words of an e-mail, and measure the search, not the terminal.") var search = false
  @Option(help: "Read so many pages with OCR, by our way and by OCRmyPDF alone.") var pages = 0
  @Option(help: "Keep the office in this folder, and measure again on the one that lies there.") var office: String?
  @Flag(help: "Answer with one JSON document.") var json = false

  func validate() throws {
    guard (1000...5_000_000).contains(items) else { throw ValidationError("--items: 1000–5000000") }
    guard (0...1000).contains(pages) else { throw ValidationError("--pages: 0–1000") }
  }

  func run() async throws {
    let folder = office ?? NSTemporaryDirectory() + "morgenpost-bench-\(getpid())"
    defer { remove(folder) }
    do {
      if let office, FileManager.default.fileExists(atPath: office) {
        try measureAgain(in: office)
      } else {
        try await measure(in: folder)
      }
    } catch {
      let failure = Failure(error, in: try CommonOptions.phrases(.bokmål))
      try CommonOptions.report(failure, json: json)
      throw ExitCode(failure.status.rawValue)
    }
  }

  private func remove(_ folder: String) {
    if office == nil { try? FileManager.default.removeItem(atPath: folder) }
  }

  /// What reads alone, the lists or the search: an office that is kept is not changed, but for the index that it may
  /// lack.
  private func measureAgain(in folder: String) throws {
    guard let service = BenchOffice.service else { return }
    let kept = try BenchOffice(folder: folder, items: items, isKept: true)
    let progress = ProgressLine()
    var figures: [(name: String, value: Double, unit: String)] = [("entries", Double(try kept.store.position()), "")]
    figures += try search ? measureSearch(in: kept, service, progress) : measureReading(in: kept, service)
    figures.append(("benchPeakMemory", ownPeakMegabytes(), "MB"))
    try kept.store.close()
    try tell(figures)
  }

  private func measureReading(
    in office: BenchOffice, _ service: Service.ID
  ) throws -> [(name: String, value: Double, unit: String)] {
    let bench = BenchReading(store: office.store, service: service, today: MovedClock.machine().day)
    return try bench.run().flatMap { timing in
      [(timing.name + "Median", timing.median, "ms"), (timing.name + "Worst", timing.worst, "ms")]
    }
  }

  private func measure(in folder: String) async throws {
    var figures: [(name: String, value: Double, unit: String)] = []
    let office = try BenchOffice(folder: folder, items: items, hasTexts: search)
    let progress = ProgressLine()
    let filled = try office.fill { progress.show($0) }
    progress.end()
    figures.append(("items", Double(items), ""))
    figures.append(("itemsOnTheDesk", Double(office.onTheDesk), ""))
    figures.append(("events", Double(filled.events), ""))
    figures.append(("bulkEventsPerSecond", Double(filled.events) / filled.seconds, "/s"))
    figures.append(("bulkItemsPerSecond", Double(items) / filled.seconds, "/s"))
    let durable = try BenchDurability(office: office).run()
    figures.append(("durableCommandsPerSecond", durable.commandsPerSecond, "/s"))
    figures.append(("rawSQLitePerSecond", durable.rawPerSecond, "/s"))
    figures.append(("durableRatio", durable.commandsPerSecond / durable.rawPerSecond, ""))
    figures.append(
      ("durableRatioWithoutWitness", durable.commandsPerSecond / durable.rawWithoutWitnessPerSecond, ""))
    guard let service = BenchOffice.service else { return }
    figures += try measureReading(in: office, service)
    if search { figures += try measureSearch(in: office, service, progress) }
    let replay = try office.store.replayAndCompare { progress.show($0) }
    progress.end()
    figures.append(("replayEventsPerSecond", Double(replay.events) / replay.seconds, "/s"))
    figures.append(("replayDifferences", Double(replay.differences.count), ""))
    figures.append(("benchPeakMemory", ownPeakMegabytes(), "MB"))
    if search {
      try office.store.close()
    } else {
      figures += try await measureTerminal(on: office, in: folder)
    }
    if pages > 0 { figures += try await measurePages(in: folder, progress) }
    try tell(figures)
  }

  private func measurePages(
    in folder: String, _ progress: ProgressLine
  ) async throws -> [(name: String, value: Double, unit: String)] {
    guard let scan = await BenchScan.pdf(in: folder, pages: pages) else {
      throw Failure(.unavailable, code: "pages", message: "pdftoppm, libchafa")
    }
    let path = folder + "/pages.pdf"
    try Data(scan).write(to: URL(fileURLWithPath: path))
    let result = try await BenchPages(scan: path, pages: pages, folder: folder).run { progress.show($0) }
    progress.end()
    return [
      ("pagesPerMinute", result.ours, "/min"), ("pagesPerMinuteAlone", result.alone, "/min"),
      ("pagesRatio", result.ours / result.alone, ""),
    ]
  }

  private func measureTerminal(
    on office: BenchOffice, in folder: String
  ) async throws -> [(name: String, value: Double, unit: String)] {
    let scan = await BenchScan.pdf(in: folder)
    if let scan { try office.receive(scan: scan) }
    try office.store.close()
    let bench = BenchTerminal(office: folder, password: BenchOffice.password)
    let terminal = try bench.run()
    var figures: [(name: String, value: Double, unit: String)] = [
      ("firstScreen", terminal.firstScreen, "ms"), ("keyToPaintedMedian", terminal.keyMedian, "ms"),
      ("keyToPaintedP99", terminal.keyWorstOfHundred, "ms"), ("workstationPeakMemory", terminal.peakMegabytes, "MB"),
    ]
    if scan != nil {
      let pictures = try bench.pictures()
      figures += [("firstPicture", pictures.first, "ms"), ("nextPicture", pictures.next, "ms")]
    }
    return figures
  }

  private func measureSearch(
    in office: BenchOffice, _ service: Service.ID, _ progress: ProgressLine
  ) throws -> [(name: String, value: Double, unit: String)] {
    let bench = BenchSearch(store: office.store, service: service, today: MovedClock.machine().day)
    let indexed = try bench.index { progress.show($0) }
    progress.end()
    var figures: [(name: String, value: Double, unit: String)] = [
      ("indexedPages", Double(indexed.pages), ""), ("indexedItemsPerSecond", Double(items) / indexed.seconds, "/s"),
    ]
    for timing in try bench.run() {
      figures.append((timing.name + "First", timing.first, "ms"))
      figures.append((timing.name + "Median", timing.median, "ms"))
      figures.append((timing.name + "P99", timing.worst, "ms"))
      figures.append((timing.name + "Whole", timing.whole, "ms"))
    }
    return figures
  }

  private func ownPeakMegabytes() -> Double {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  private func tell(_ figures: [(name: String, value: Double, unit: String)]) throws {
    if json {
      let members = Dictionary(figures.map { ($0.name, JSONValue.number(($0.value * 1000).rounded() / 1000)) }) { $1 }
      return try Console.print(json: .object(["ok": true, "figures": .object(members)]))
    }
    for figure in figures {
      let number = figure.value >= 1000 ? String(Int(figure.value.rounded())) : String(format: "%.2f", figure.value)
      let name = figure.name.padding(toLength: 30, withPad: " ", startingAt: 0)
      Console.print("\(name) \(String(repeating: " ", count: max(0, 12 - number.count)))\(number) \(figure.unit)")
    }
  }
}
