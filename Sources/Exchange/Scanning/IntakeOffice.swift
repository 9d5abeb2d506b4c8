package import CommandBus
package import Domain

/// What the intake needs of the office: where documents are filed and whom to tell.
package struct IntakeOffice: Sendable {
  /// The office's folder; `intermediate/<service>` and `mail/<service>` lie in it.
  package let folder: String
  package let services: [Service.ID]
  /// The units of a service that have a scanner folder of their own, `intermediate/<service>/<unit>` (S2-29).
  package let units: @Sendable (Service.ID) throws -> [String]
  /// Files the bytes of an open file; returns when they are on the disk.
  package let fileOpen: @Sendable (Int32) throws -> FiledDocument
  package let fileBytes: @Sendable ([UInt8]) throws -> FiledDocument
  /// Opens a filed document for reading; the caller closes it.
  package let openFiled: @Sendable (FiledDocument) throws -> Int32
  package let send: @Sendable (any Command) throws -> Outcome
  /// Files that are counted and may still lie in the source.
  package let lying: @Sendable (IntakeSource) throws -> [IntakeFile]

  package init(
    folder: String, services: [Service.ID], units: @escaping @Sendable (Service.ID) throws -> [String] = { _ in [] },
    fileOpen: @escaping @Sendable (Int32) throws -> FiledDocument,
    fileBytes: @escaping @Sendable ([UInt8]) throws -> FiledDocument,
    openFiled: @escaping @Sendable (FiledDocument) throws -> Int32,
    send: @escaping @Sendable (any Command) throws -> Outcome,
    lying: @escaping @Sendable (IntakeSource) throws -> [IntakeFile]
  ) {
    self.folder = folder
    self.services = services
    self.units = units
    self.fileOpen = fileOpen
    self.fileBytes = fileBytes
    self.openFiled = openFiled
    self.send = send
    self.lying = lying
  }
}

/// A document that is on the disk.
package struct FiledDocument: Hashable, Sendable {
  /// SHA-256, hexadecimal.
  package let digest: String
  package let bytes: Int

  package init(digest: String, bytes: Int) {
    self.digest = digest
    self.bytes = bytes
  }
}

/// What one round over all folders did.
package struct IntakeReport: Hashable, Sendable {
  package var filed = 0
  package var refused = 0
  package var removed = 0
  /// Files that are not complete yet, or that wait for a program that is missing.
  package var waiting = 0
  /// What could not be done now and will be tried again, one line each.
  package var faults: [String] = []
  /// Rounds in a row in which nothing happened.
  package var restedRounds = 0

  package init() {}

  package var isQuiet: Bool { filed == 0 && refused == 0 && removed == 0 }
}
