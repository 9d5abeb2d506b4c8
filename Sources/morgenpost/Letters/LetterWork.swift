import CommandBus
import Documents
import Domain
import Exchange
import Foundation
import Repository
import SvarUt

/// The worker's rounds over letters, put together: the office, the press, and SvarUt where it is set up.
///
/// What is set up while the worker runs is taken up at the next round.
actor LetterWork {
  private let letters: LetterOffice
  private let folder: String
  private let cage: Cage
  private var road: SvarUtRoad

  init(_ office: OpenOffice, folder: String, cage: Cage) {
    letters = LetterOffice(office)
    self.folder = folder
    self.cage = cage
    road = SvarUtRoad(office: folder)
  }

  func round() async -> LetterReport {
    if road.isOld {
      await road.close()
      road = SvarUtRoad(office: folder)
    }
    let place = URL(fileURLWithPath: folder)
    do {
      let rounds = LetterRounds(
        office: letters, cage: cage, seal: LetterSeal(cage: cage, office: place),
        sending: DispatchRounds(office: letters, client: road.client, missing: road.missing),
        paper: PaperRounds(office: letters, paper: try PaperPress(office: place)))
      return await rounds.round()
    } catch {
      var report = LetterReport()
      report.tell("\(error)")
      return report
    }
  }

  func close() async { await road.close() }
}

extension LetterOffice {
  init(_ office: OpenOffice) {
    let (store, bus, now) = (office.store, office.bus, office.now)
    let pages = LetterPages(office)
    self.init(
      // SvarUt is asked about so many at once.
      waiting: { try store.answer(LetterErrands(now: now(), limit: SvarUtClient.mostAtOnce)) },
      letter: { try store.answer(LetterCard(letter: $0)) },
      page: { try pages.page(of: $0) },
      open: { digest in
        guard let digest = DocumentDigest(hex: digest) else {
          throw Failure(.inputOutput, code: "digest", message: digest)
        }
        return try store.documents.open(digest)
      },
      fileBytes: { FiledDocument(try store.documents.add(bytes: $0)) },
      send: { try bus.send($0, as: .program) }, now: now)
  }
}
