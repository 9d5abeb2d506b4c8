import Foundation
import TestOffice
import Testing

@testable import Documents

/// The office's seal, set and checked with a certificate that is made for the test and thrown away.
@Suite(
  .serialized,
  .enabled("weasyprint, pdfsig or certutil is missing") {
    (LetterPress.tools + [LetterSeal.tool, .certutil]).allSatisfy { $0.path != nil }
  })
struct LetterSealTests {
  private let folder: ScratchFolder
  private let cage: Cage
  private let seal: LetterSeal

  init() async throws {
    folder = try ScratchFolder()
    cage = await Cage.strongest()
    seal = LetterSeal(cage: cage, office: URL(filePath: folder.path))
  }

  private func makeCertificate(_ names: [String] = ["Fjordvik kommune"]) throws {
    let path = seal.folder.path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let noise = "\(folder.path)/noise"
    try Data((0..<64).map { _ in UInt8.random(in: 0...255) }).write(to: URL(filePath: noise))
    try #require(try Program.run(["certutil", "-N", "-d", "sql:\(path)", "--empty-password"]).status == 0)
    for name in names {
      let made = try Program.run([
        "certutil", "-S", "-d", "sql:\(path)", "-n", name, "-s", "CN=\(name),C=NO", "-x", "-t", "CT,C,C", "-k", "rsa",
        "-g", "2048", "-v", "12", "-z", noise, "--keyUsage", "digitalSignature,nonRepudiation",
      ])
      try #require(made.status == 0, "\(made.text)")
    }
  }

  @Test("the sealed letter is the letter with a seal over all of it, and another program finds it valid")
  func sealed() async throws {
    try makeCertificate()
    let letter = try await LetterPress(cage: cage).render(SampleLetters.reply())
    let sealed = try await seal.seal(letter)
    #expect(sealed.starts(with: letter))
    #expect(try await seal.isSealed(sealed))
    #expect(try await !seal.isSealed(letter))
    // What cannot be read is not said to be unsealed.
    await #expect(throws: LetterFault.self) { try await seal.isSealed(Array("ikke et brev".utf8)) }
    let path = try folder.write("sealed.pdf", sealed)
    let said = try Program.run(["pdfsig", "-nssdir", seal.folder.path, path]).text
    #expect(said.contains("Signer Certificate Common Name: Fjordvik kommune"))
    #expect(said.contains("Signature is Valid.") && said.contains("Total document signed"))
    #expect(
      try Program.run(["pdffonts", path]).text.split(separator: "\n").dropFirst(2).allSatisfy { $0.contains(" yes ") })
    #expect(try Program.run(["qpdf", "--check", path]).status == 0)
  }

  @Test("a byte changed, or added after it, and the seal no longer holds")
  func broken() async throws {
    try makeCertificate()
    let letter = try await LetterPress(cage: cage).render(SampleLetters.reply())
    let sealed = try await seal.seal(letter)
    var changed = sealed
    let place = try #require(letter.firstIndex(of: UInt8(ascii: "T")))
    changed[place] = UInt8(ascii: "S")
    #expect(try await !seal.isSealed(changed))
    let again = try await seal.seal(sealed + Array("\n".utf8))
    #expect(again.count > sealed.count)
    #expect(try await !seal.isSealed(sealed + Array("% mer\n".utf8)))
  }

  @Test("without a certificate, with two, or with one that others can read, it says so")
  func certificates() async throws {
    #expect(!seal.hasCertificate)
    await #expect(throws: LetterFault.certificate(detail: "there is none in \(seal.folder.path)")) {
      try await seal.seal([1])
    }
    try makeCertificate(["Fjordvik kommune", "Solvik kommune"])
    await #expect(throws: LetterFault.self) { try await seal.seal([1]) }
    #expect(seal.hasCertificate)
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: seal.folder.path)
    let fault = await #expect(throws: LetterFault.self) { try await seal.seal([1]) }
    #expect(fault?.description.contains("others can read") == true)
  }
}

extension ExternalTool {
  /// Makes certificates; the tests' own.
  fileprivate static let certutil = ExternalTool(name: "certutil", package: "libnss3-tools")
}
