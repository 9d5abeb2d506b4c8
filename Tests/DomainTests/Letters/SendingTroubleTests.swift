import Domain
import Testing

@Suite("What the sending service says when it will not is told in words, with what would help (S0-45, S0-47)")
struct SendingTroubleTests {
  private let phrases = Phrasebook(
    language: .bokmål,
    phrases: [
      "sending-reason.rejected": "SvarUt sier nei.", "sending-reason.field-too-long": "For langt.",
      "sending-field.navn": "navnet", "sending-field.adresselinje": "adresselinjene",
      "sending-field.filnavn": "filnavnet", "sending.field": "Gjelder {field}.", "sending.quoted": "«{words}»",
      "sending.seen": "Melding: «{words}».",
    ])

  private func said(_ kept: String, field: String? = nil) -> String {
    SendingTrouble(kept, field: field).said(in: phrases)
  }

  @Test("a reason, the field it is about and what was seen")
  func known() {
    #expect(said("rejected") == "SvarUt sier nei.")
    #expect(said("rejected: HTTP 400 navn: nei") == "SvarUt sier nei. Melding: «HTTP 400 navn: nei».")
    #expect(said("mottaker.navn: field-too-long: 120 > 100") == "For langt. Gjelder navnet. Melding: «120 > 100».")
    #expect(said("field-too-long", field: "mottaker.adresse.adresselinje2") == "For langt. Gjelder adresselinjene.")
    #expect(said("rejected", field: "dokumenter[0].filnavn") == "SvarUt sier nei. Gjelder filnavnet.")
    #expect(said("avgivendeSystem: rejected") == "SvarUt sier nei. Gjelder «avgivendeSystem».")
  }

  @Test("what is not known stands in quotes, as one line")
  func unknown() {
    #expect(said("teapot: HTTP 418") == "Melding: «teapot: HTTP 418».")
    #expect(said("noe\u{1b}[31m\nannet") == "Melding: «noe [31m annet».")
    #expect(said("") == "")
  }

  @Test("of what SvarUt gave up the newest word counts; what arrived has none")
  func losses() throws {
    let at = try #require(Instant(iso: "2026-11-20T08:00:00Z"))
    #expect(DispatchProgress(words: ["MOTTATT": at]).loss == nil)
    #expect(DispatchProgress(words: ["MOTTATT": at, "AVVIST": at]).loss == .rejected)
    let words = ["AVVIST": at, "IKKE_LEVERT": at.adding(seconds: 60)]
    #expect(DispatchProgress(words: words).loss == .undelivered)
  }
}
