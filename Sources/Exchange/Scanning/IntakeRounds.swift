internal import CommandBus
package import Documents
package import Domain

/// Looks through every scanner folder and mailbox of the office, again and again.
///
/// For each file, in this order: the bytes are filed and synced, the item is entered in one
/// transaction, and only then is the file taken out of its folder and its removal noted. A crash
/// anywhere in between is mended by the next round: a file that is already entered is only removed.
package struct IntakeRounds {
  private let office: IntakeOffice
  private let inspector: Inspector
  private let quietTime: Int64
  private var scans: [IntakeSource: [Sighting]] = [:]
  private var mails: [Service.ID: [MailSighting]] = [:]

  /// - Parameter quietTime: milliseconds a file must rest where the system cannot say that it is closed.
  package init(office: IntakeOffice, inspector: Inspector, quietTime: Int64 = 5000) {
    self.office = office
    self.inspector = inspector
    self.quietTime = quietTime
  }

  /// One look at everything. A folder that cannot be read is a fault in the report; the others go on.
  package mutating func round(at now: Instant) async -> IntakeReport {
    var report = IntakeReport()
    for service in office.services {
      await scannerRounds(service, at: now, &report)
      do {
        try await mailRound(service, at: now, &report)
      } catch {
        report.faults.append("mail/\(service): \(error)")
      }
    }
    return report
  }

  // MARK: - Scanner folders

  /// The service's own folder, and those of its units: a folder that cannot be read holds nobody else up.
  private mutating func scannerRounds(_ service: Service.ID, at now: Instant, _ report: inout IntakeReport) async {
    let path = "intermediate/\(service)"
    do {
      let units = try office.units(service)
      try await scannerRound(
        IntakeSource(service: service, kind: .scanner),
        ScannerFolder(path: "\(office.folder)/\(path)", quietTime: quietTime, units: Set(units)),
        at: now, &report)
      for unit in units {
        let folder = ScannerFolder(path: "\(office.folder)/\(path)/\(unit)", quietTime: quietTime)
        try folder.make()
        try await scannerRound(IntakeSource(service: service, kind: .scanner, unit: unit), folder, at: now, &report)
      }
    } catch {
      report.faults.append("\(path): \(error)")
    }
  }

  private mutating func scannerRound(
    _ source: IntakeSource, _ folder: ScannerFolder, at now: Instant, _ report: inout IntakeReport
  ) async throws {
    let seen = try folder.look(previous: scans[source] ?? [], now: now.milliseconds)
    scans[source] = seen
    var settledAside: Set<FileSighting> = []
    let entered = try settle(source, seen: seen.map { FileSighting($0) }, &report) { sighting in
      // A crash between setting aside and removing leaves the entered file under the name it was set aside under.
      if let aside = seen.first(where: { $0.isSetAside && FileSighting($0).isSameFile(as: sighting) }) {
        settledAside.insert(FileSighting(aside))
        return try folder.removeClaimed(aside) != .replaced
      }
      guard let file = seen.first(where: { FileSighting($0) == sighting }) else { return true }
      return try folder.removeClaimed(file) != .replaced
    }
    let known = entered.union(settledAside)
    for sighting in seen where !known.contains(FileSighting(sighting)) {
      switch sighting.state {
      case .growing: report.waiting += 1
      case .notRegular: try refuse(source, FileSighting(sighting), "not-regular-file", &report)
      case .unreadable: try refuse(source, FileSighting(sighting), "unreadable", &report)
      case .complete: try await take(sighting, from: folder, source, at: now, &report)
      }
    }
  }

  private func take(
    _ sighting: Sighting, from folder: ScannerFolder, _ source: IntakeSource, at now: Instant,
    _ report: inout IntakeReport
  ) async throws {
    let claimed: ClaimedFile
    do throws(FolderFault) {
      claimed = try folder.claim(sighting)
    } catch .gone, .changed {
      report.waiting += 1
      return
    } catch {
      report.faults.append("\(sighting.displayName): \(error)")
      return
    }
    switch await inspector.inspect(descriptor: claimed.descriptor, fileName: sighting.name) {
    case .deviation(.changing): report.waiting += 1
    case .deviation(.toolMissing(let tool)):
      report.waiting += 1
      report.faults.append("\(sighting.displayName): \(tool.name) (\(tool.installation))")
    case .deviation(let deviation) where deviation.isWorthRetrying:
      report.waiting += 1
      report.faults.append("\(sighting.displayName): \(deviation)")
    case .deviation(let deviation): try refuse(source, FileSighting(sighting), deviation.code, &report)
    case .acceptable(_, let facts):
      let filed = try office.fileOpen(claimed.descriptor)
      // What was stored must be what was looked at.
      guard claimed.isUnchanged else {
        report.waiting += 1
        return
      }
      let file = FileSighting(sighting, digest: filed.digest)
      let scan = DocumentReference(
        digest: filed.digest, name: sighting.displayName, bytes: filed.bytes, pages: facts.pageCount, role: .scan)
      let command = ReceiveFile(
        source: source, sighting: file,
        details: PostDetails(channel: .scanner, title: sighting.displayName, sender: ""),
        receivedOn: sighting.modifiedAt.day, documents: [scan])
      try enter(command, &report) { try folder.removeClaimed(sighting) != .replaced }
    }
  }

  // MARK: - Mailboxes

  private mutating func mailRound(_ service: Service.ID, at now: Instant, _ report: inout IntakeReport) async throws {
    let maildir = Maildir(path: "\(office.folder)/mail/\(service)", quietTime: quietTime)
    let source = IntakeSource(service: service, kind: .mail)
    let seen = try maildir.look(previous: mails[service] ?? [], now: now.milliseconds)
    mails[service] = seen
    let known = try settle(source, seen: seen.map { FileSighting($0.file) }, &report) { sighting in
      guard let mail = seen.first(where: { FileSighting($0.file) == sighting }) else { return true }
      return try maildir.moveToTaken(mail) != .replaced
    }
    for sighting in seen where !known.contains(FileSighting(sighting.file)) {
      switch sighting.file.state {
      case .growing: report.waiting += 1
      case .notRegular: try refuse(source, FileSighting(sighting.file), "not-regular-file", &report)
      case .unreadable: try refuse(source, FileSighting(sighting.file), "unreadable", &report)
      case .complete: try await take(sighting, from: maildir, source, &report)
      }
    }
  }

  private func take(
    _ sighting: MailSighting, from maildir: Maildir, _ source: IntakeSource, _ report: inout IntakeReport
  ) async throws {
    let claimed: ClaimedFile
    do throws(FolderFault) {
      claimed = try maildir.claim(sighting)
    } catch .gone, .changed {
      report.waiting += 1
      return
    } catch {
      report.faults.append("\(sighting.file.displayName): \(error)")
      return
    }
    let message: MailMessage
    do throws(MailDeviation) {
      message = try MailReader().read(descriptor: claimed.descriptor)
    } catch .changing {
      report.waiting += 1
      return
    } catch .unreadable(let errno) {
      report.waiting += 1
      report.faults.append("\(sighting.file.displayName): errno \(errno)")
      return
    } catch {
      try refuse(source, FileSighting(sighting.file), error.code, &report)
      return
    }
    let original = try office.fileOpen(claimed.descriptor)
    // What was stored must be what was read.
    guard claimed.isUnchanged else {
      report.waiting += 1
      return
    }
    let documents = try await MailFiling(office: office, inspector: inspector)
      .documents(of: message, original: original, named: sighting.file.displayName)
    let command = ReceiveFile(
      source: source, sighting: FileSighting(sighting.file, digest: original.digest),
      details: PostDetails(message), receivedOn: sighting.file.modifiedAt.day, documents: documents)
    try enter(command, &report) { try maildir.moveToTaken(sighting) != .replaced }
  }

  // MARK: - What both have in common

  /// Finishes what an earlier round began: takes entered files out of the folder and notes what is
  /// gone. Answers with the files that need nothing more.
  private func settle(
    _ source: IntakeSource, seen: [FileSighting], _ report: inout IntakeReport,
    remove: (FileSighting) throws -> Bool
  ) throws -> Set<FileSighting> {
    var known: Set<FileSighting> = []
    for file in try office.lying(source) {
      let sighting = file.sighting.withoutDigest
      known.insert(sighting)
      let isKept = file.state == .refused || file.state == .kept
      let isGone = isKept ? !seen.contains(sighting) : try remove(sighting)
      if isGone, try office.send(NoteRemoval(intake: file.id)).refusal == nil { report.removed += 1 }
    }
    return known
  }

  private func enter(_ command: ReceiveFile, _ report: inout IntakeReport, remove: () throws -> Bool) throws {
    switch try office.send(command) {
    case .refused(let refusal):
      // Another worker was quicker; its removal is its own.
      if refusal.code != .intakeAlreadyFiled {
        report.faults.append("\(command.sighting.name): \(refusal.code.rawValue)")
      }
    case .done(let entries):
      report.filed += 1
      let received = entries.compactMap { entry in
        if case .fileReceived(let content) = entry.event { content } else { nil }
      }
      // What is kept lies in intermediate storage until somebody lets it go (S0-28, S0-30).
      guard received.allSatisfy({ $0.isKept != true }), try remove() else { return }
      for content in received where try office.send(NoteRemoval(intake: content.intake)).refusal == nil {
        report.removed += 1
      }
    }
  }

  private func refuse(
    _ source: IntakeSource, _ sighting: FileSighting, _ reason: String, _ report: inout IntakeReport
  ) throws {
    if try office.send(RefuseFile(source: source, sighting: sighting, reason: reason)).refusal == nil {
      report.refused += 1
    }
  }
}

extension FileSighting {
  init(_ sighting: Sighting, digest: String? = nil) {
    let digits = Array("0123456789abcdef".utf8)
    let name = sighting.name.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    // An entry that cannot be opened is known by its name only. When it becomes a file that can be opened, without
    // being written to, it is another sighting and so is taken.
    let isOpenable = sighting.isOpenable
    self.init(
      nameBytes: String(decoding: name, as: UTF8.self), name: sighting.displayName,
      inode: sighting.inode, bytes: isOpenable ? Int(sighting.byteCount) : 0,
      modified: isOpenable ? sighting.modified : 0, digest: digest)
  }

  /// The same content in the same place on the disk, whatever its name is now.
  func isSameFile(as other: FileSighting) -> Bool {
    inode == other.inode && bytes == other.bytes && modified == other.modified
  }

  var withoutDigest: FileSighting {
    FileSighting(nameBytes: nameBytes, name: name, inode: inode, bytes: bytes, modified: modified, digest: nil)
  }
}

extension Sighting {
  /// When the file was last written: the day it came, as far as the file system knows.
  var modifiedAt: Instant { Instant(milliseconds: modified / 1_000_000) }
}
