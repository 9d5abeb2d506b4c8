import Testing

@testable import Documents

/// Whether the words of a page are Norwegian: what is not cannot be found by Norwegian words.
@Suite struct NorwegianTextTests {
  private func isNorwegian(_ text: String) -> Bool? {
    NorwegianText.isNorwegian(text.split(separator: " "))
  }

  @Test(arguments: [
    """
    Vi viser til søknaden av 3. november. Kommunen har behandlet saken og kommet til at vilkårene ikke er oppfylt. \
    Dersom dere ikke er enige i vedtaket, kan dere klage innen tre uker.
    """,
    """
    Vi viser til søknaden frå 3. november. Kommunen har handsama saka og kome til at vilkåra ikkje er oppfylte. \
    Dersom de ikkje er samde i vedtaket, kan de klage innan tre veker etter at de fekk brevet.
    """,
    // As a poor scan is read.
    """
    VI vlser til søknaden av 3. nov«mber. Kommun€n har behandlet sak8n og kommet ti1 at vilkår ikke er oppfylt. \
    Ders0m dere ikke er enige i ved7aket, kan dere klage innen tre uker.
    """,
  ])
  func norwegian(text: String) {
    #expect(isNorwegian(text) == true)
  }

  @Test(arguments: [
    """
    Vi henviser til ansøgningen af 3. november. Kommunen har behandlet sagen og er nået frem til, at betingelserne ikke \
    er opfyldt. Hvis I ikke er enige i afgørelsen, kan I klage inden for tre uger efter at I blev underrettet.
    """,
    """
    Vi hänvisar till ansökan den 3 november. Kommunen har behandlat ärendet och kommit fram till att villkoren inte är \
    uppfyllda. Om ni inte är nöjda med beslutet kan ni överklaga inom tre veckor.
    """,
    """
    We refer to your application of 3 November. The municipality has considered the case and found that the conditions \
    are not met. If you do not agree with this decision you may appeal within three weeks.
    """,
    """
    Wir beziehen uns auf den Antrag vom 3. November. Die Gemeinde hat die Sache geprüft und ist zu dem Ergebnis \
    gekommen, dass die Voraussetzungen nicht erfüllt sind. Sie können gegen den Bescheid Widerspruch einlegen.
    """,
    """
    Mii čujuhit ságastallamii skábmamánu 3. beaivvi ja ohcat dáinna reivviin lassidoarjaga min bárdnái mánáidgárddis \
    ođđajagi rájes. Son dárbbaša ollesolbmo lahkosis go joavku lea stuoris, ja bargit oaidnit ahte sus lea buoremus.
    """,
    "rn l| vv ii ,, .. -- ~~ a1 b2 c3 xq zw qx jj kk ll mm nn pp rr ss tt vv ww xx yy zz",
  ])
  func others(text: String) {
    #expect(isNorwegian(text) == false)
  }

  @Test func tooFewWordsSayNothing() {
    #expect(isNorwegian("Med vennlig hilsen Kari Eksempel og Ola Eksempel") == nil)
    #expect(isNorwegian("") == nil)
    #expect(isNorwegian(Array(repeating: "412 000", count: 50).joined(separator: " ")) == nil)
  }
}
