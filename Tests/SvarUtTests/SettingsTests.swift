import Foundation
import SvarUt
import TestOffice
import Testing

@Suite("Settings with a secret are read only when nobody else can")
struct SettingsTests {
  @Test(
    "a file that others can read, a wrong address, a missing key: each is refused by name",
    arguments: [
      (SvarUtSettingsFault.Code.openToOthers, "mode"), (.notEncrypted, "baseURL"), (.malformed, "integration.password"),
      (.noKey, "RSA"), (.unreadable, "plain"), (.malformed, "JSON"),
    ])
  func refused(_ code: SvarUtSettingsFault.Code, _ word: String) throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/svarut.json"
    var baseURL = "https://test.svarut.ks.no/api"
    var password = #", "password": "hemmelig""#
    if code == .notEncrypted { baseURL = "http://svarut.example/api" }
    if word == "integration.password" { password = "" }
    let written = """
      {"baseURL": "\(baseURL)", "account": "k", "integration": {"id": "i"\(password)}, "maskinporten": {"tokenURL":
      "https://test.maskinporten.no/token", "audience": "https://test.maskinporten.no/", "clientID": "c",
      "keyFile": "key.pem"}}
      """
    if word == "plain" {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } else {
      try folder.write("svarut.json", Array((word == "JSON" ? "{" : written).utf8))
    }
    try folder.write("key.pem", Array("-----BEGIN PRIVATE KEY-----\nhemmelig\n-----END PRIVATE KEY-----\n".utf8))
    if code == .openToOthers { #expect(chmod(path, 0o640) == 0) }
    let fault = try #require(throws: SvarUtSettingsFault.self) { try SvarUtSettings(file: path) }
    #expect(fault.code == code)
    #expect(fault.description.contains(word) && !fault.description.contains("hemmelig"), "\(fault)")
  }

  @Test("the simulator makes the folder of its settings, for its owner alone")
  func folder() throws {
    let service = try SimulatedService(settings: "exchange/svarut/settings.json")
    for name in ["exchange", "exchange/svarut"] {
      let found = try FileManager.default.attributesOfItem(atPath: service.folder.path + "/" + name)
      #expect(found[.posixPermissions] as? Int == 0o700, "\(name)")
    }
  }

  @Test("neither the settings nor the client show a secret")
  func secrets() async throws {
    let service = try SimulatedService()
    let bytes = try #require(ScratchFolder.read(service.folder.path + "/svarut.json"))
    let text = String(decoding: bytes, as: UTF8.self)
    let match = try #require(text.firstMatch(of: /"password" : "([^"]+)"/))
    let client = service.client()
    try await service.fail("integration", on: "find")
    let failure = await #expect(throws: SvarUtFailure.self) { try await client.find(reference: "x") }
    var shown = String(describing: failure)
    dump(service.settings, to: &shown)
    print(service.settings, client, to: &shown)
    #expect(!shown.contains(match.1))
    #expect(!shown.contains("Bearer") && !shown.contains("PRIVATE KEY"))
    #expect(shown.contains("integration-refused"))
  }
}
