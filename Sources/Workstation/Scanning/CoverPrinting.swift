import CommandBus
package import Domain

/// Whose cover sheets somebody wants on paper.
package struct CoverRequest: Hashable, Sendable {
  package let session: Session
  package let service: Service.ID
  /// nil: every item of the service that waits for its scan.
  package let posts: [PostItem.ID]?
}

/// What became of cover sheets.
package struct PrintedCovers: Hashable, Sendable {
  package enum Place: Hashable, Sendable {
    /// In a file, for somebody to print.
    case file(path: String)
    /// With the printer, by the number it has given the job.
    case printer(job: String)
  }

  package let count: Int
  /// nil when there were none to make.
  package let place: Place?

  package init(count: Int, place: Place?) {
    self.count = count
    self.place = place
  }
}

/// Where cover sheets are made. Called on threads of its own: it starts programs and takes seconds.
package protocol CoverPress: Sendable {
  /// - Throws: a refusal for an item that has no paper, is not stamped, or may not be seen.
  func print(_ request: CoverRequest) async throws -> PrintedCovers
}

extension OfficeAccess {
  /// What came of a wish for cover sheets.
  package func carryOut(_ request: CoverRequest, in phrases: Phrasebook) async -> WorkEvent {
    do {
      return .printed(.success(try await covers.print(request)))
    } catch let refusal as Refusal {
      return .printed(.failure(.refused(refusal)))
    } catch {
      return .printed(.failure(.fault(describe(error, phrases))))
    }
  }
}

extension WorkstationState {
  /// A sheet for the item at hand, or for all that wait.
  mutating func pickCovers() -> [Effect] {
    var rows: [PickerBox.Row] = []
    if let target {
      let words = phrases.say("picker.cover-one", ["post": "\(target.post)  \(target.title)"])
      rows.append(PickerBox.Row(value: .covers(target.post), texts: [words]))
    }
    rows.append(PickerBox.Row(value: .covers(nil), texts: [phrases.say("picker.cover-all")]))
    return pick(.menu, title: phrases.say("picker.covers"), rows: rows)
  }

  mutating func printCovers(of post: PostItem.ID?) -> [Effect] {
    guard let session, let service else { return [] }
    say(.advice, phrases.say("cover-sheets.wait"))
    return [.print(CoverRequest(session: session, service: service, posts: post.map { [$0] }))]
  }

  mutating func take(_ result: Result<PrintedCovers, WorkFault>) -> [Effect] {
    switch result {
    case .failure(let fault): say(.refused, words(for: fault))
    case .success(let printed):
      let count = String(printed.count)
      switch printed.place {
      case nil: say(.advice, phrases.say("cover-sheets.none"))
      case .file(let path): say(.saved, phrases.say("cover-sheets.saved", ["count": count, "file": path.singleLine]))
      case .printer(let job): say(.saved, phrases.say("cover-sheets.queued", ["count": count, "job": job.singleLine]))
      }
    }
    return []
  }
}
