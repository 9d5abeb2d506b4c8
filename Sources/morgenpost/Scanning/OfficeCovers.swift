import CommandBus
import Documents
import Domain
import Foundation
import Repository
import Workstation

/// The workstation's cover sheets: made in the cage, and laid where the office's prints lie.
struct OfficeCovers: CoverPress {
  let office: OpenOffice

  /// More than anybody lays in a scanner at once.
  private static let most = 200

  func print(_ request: CoverRequest) async throws -> PrintedCovers {
    let user = try office.user(request.session)
    let phrases = try office.phrases(for: user)
    let reader = CaseReader(request.session, today: office.now().day)
    let sheets = CoverSheets(office: office, user: user, reader: reader, phrases: phrases)
    let wanted = try (request.posts ?? waiting(in: request.service, for: reader)).map(sheets.sheet)
    guard !wanted.isEmpty else { return PrintedCovers(count: 0, place: nil) }
    let pdf: [UInt8]
    do {
      pdf = try await CoverSheetPress(cage: await Cage.strongest()).print(wanted, in: phrases)
    } catch DocumentDeviation.toolMissing(let tool) {
      throw Failure(.unavailable, code: "tool-missing", message: tool.name, help: tool.installation)
    }
    return PrintedCovers(count: wanted.count, place: .file(path: try save(pdf)))
  }

  /// Those in the queue whose paper has not been scanned, or is to be scanned anew.
  private func waiting(in service: Service.ID, for reader: CaseReader) throws -> [PostItem.ID] {
    let page = try office.store.answer(ScanQueue(service: service, view: .all, limit: Self.most, reader: reader))
    return page.rows.filter { row in
      [.prepare, .scan, .rescan].contains(row.step) && !row.isFile && row.isStamped
        && row.channel.goesThroughScanning
    }.map(\.post)
  }

  /// `<office>/exchange/print/skilleark-20261121T143000Z.pdf`; one that is there already is not written over.
  private func save(_ pdf: [UInt8]) throws -> String {
    let folder = office.store.folder + "/exchange/print"
    let time = office.now().iso.filter { $0 != "-" && $0 != ":" }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for attempt in 1...Self.most {
        let path = "\(folder)/skilleark-\(time)\(attempt == 1 ? "" : "-\(attempt)").pdf"
        do {
          try Data(pdf).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
          return path
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
          continue
        }
      }
    } catch {
      throw Failure(.cannotCreate, code: "cannot-write", message: "\(folder): \(error.localizedDescription)")
    }
    throw Failure(.cannotCreate, code: "cannot-write", message: folder)
  }
}
