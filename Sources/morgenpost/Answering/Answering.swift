import ArgumentParser
import Assets
import Domain
import Foundation

/// The options every command has.
struct CommonOptions: ParsableArguments {
  @Option(help: "The office's folder; otherwise MORGENPOST_OFFICE, otherwise ./office.")
  var office: String?

  @Option(help: "nb, nn or en, for this run.")
  var lang: String?

  @Flag(help: "Answer with one JSON document.")
  var json = false
}

extension CommonOptions {
  var folder: String { named ?? "office" }

  /// Whether an office is asked for by name; a question about the routine alone needs none.
  var namesOffice: Bool { named != nil }

  private var named: String? {
    office ?? ProcessInfo.processInfo.environment["MORGENPOST_OFFICE"].flatMap { $0.isEmpty ? nil : $0 }
  }

  func language() throws -> Language? {
    guard let lang else { return nil }
    guard let language = Language(rawValue: lang) else {
      throw Failure(.usage, code: "bad-language", message: "--lang \(lang): nb, nn, en")
    }
    return language
  }

  /// The program's own phrases in `language`.
  static func phrases(_ language: Language) throws -> Phrasebook {
    Phrasebook(language: language, phrases: try Assets.phrases(language.rawValue))
  }

  /// Runs a command and ends the process with its status when it fails.
  ///
  /// The message goes to standard error, or, with `--json`, into the one document on standard output.
  func answer(_ body: () async throws -> Void) async throws {
    do {
      try await body()
      try Console.requireWritten()
    } catch let exit as ExitCode {
      throw exit
    } catch {
      let phrases = try? Self.phrases((try? language()) ?? .bokmål)
      let failure = Failure(error, in: phrases ?? Phrasebook(language: .english, phrases: [:]))
      // What standard output did not take goes where it may still be read.
      try Self.report(failure, json: json && !(error is LostOutput))
      throw ExitCode(failure.status.rawValue)
    }
  }

  static func report(_ failure: Failure, json: Bool) throws {
    guard json else {
      Console.complain(failure.message)
      if let help = failure.help { Console.complain(help) }
      return
    }
    var refusal: [String: JSONValue] = ["code": .string(failure.code), "message": .string(failure.message)]
    refusal["help"] = failure.help.map { .string($0) }
    try Console.print(json: .object(["ok": false, "refusal": .object(refusal)]))
  }
}
