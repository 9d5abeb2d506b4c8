import Documents
import Domain

/// Letters of nobody to nobody.
enum SampleLetters {
  static func reply() -> LetterPage {
    LetterPage(
      language: .bokmål,
      head: .init(
        office: "Fjordvik kommune", service: "Helse og omsorg",
        contact: ["Rådhusgata 2, 9999 Fjordvik", "post@fjordvik.example", "Org.nr. 310 000 019"]),
      recipient: ["Áilu Čáhppe Ŋuvvá", "Storgata 1", "9999 Fjordvik"],
      reference: .init(ours: "2026/118-3", theirs: "K-77", handler: "Per Moe", exemption: "offl. § 13"),
      date: Day(ordinal: 20_778),
      text: LetterText(
        title: "Svar: Søknad om støttekontakt",
        body: """
          Vi viser til søknaden din, som vi mottok 3. november 2026.

          # Hva vi har vurdert

          Blåbærsyltetøy på øya er godt, men gir ingen rett til støttekontakt. Vi har sett på dette:

          - første punkt
          - andre punkt

          Har du spørsmål, kan du ta kontakt med Per Moe.
          """),
      signature: .init(
        .electronic,
        by: [.init(name: "Randi Lunde", title: "leder, på vegne av Jon Ødegård Berg"), .init(name: "Per Moe")]))
  }
}
