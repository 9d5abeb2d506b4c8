import Domain
import Screen
import Testing

@testable import Workstation

/// Screens as pictures, with Norwegian, Sámi and Chinese names in them.
@Suite struct PictureTests {
  private func play(_ size: Size) throws -> Screenplay {
    let office = try DeskOffice()
    try office.receiveThursday()
    office.clock.move(to: DeskOffice.friday)
    let play = try Screenplay(office, size: size)
    play.enter()
    return play
  }

  @Test func morningMeeting() throws {
    let play = try play(Size(width: 100, height: 30))
    play.press(.meeting)
    play.key(.down)
    play.compare(
      """
       Morgenpost · Profil · Kari Vik (merkantil)                                  fre 20. nov 2026 08:31
      ▸F2 Post 4 F3 Skann 4 F4 Brev F5 Restanser F6 Avvik F7 Saker 0 F8 Inn/ut F9 Mine 0 F11 Møter
      ── Morgenmøte · 4 på bordet · 0 bestemt · startet 08:31 (0 min) ────────────────────────────────────
         mottatt      kanal   tittel                      frist  avsender  forslag
         tor 19. nov  rød     Bekymringsmelding        !         Å. Ø.     Máhtte Ánde Sárá (færrest åpn…
       ▸ tor 19. nov  bud     Klage på vedtak                    O. N.     Per Moe (hadde forrige post f…
         tor 19. nov  e-post  Søknad om BPA                      S. B.     Siv Aas (står som mottaker)
         tor 19. nov  bud     Brev om bolig            ?         李.       Máhtte Ánde Sárá (færrest åpn…










      ── Post 2: Klage på vedtak ─────────────────────────────────────────────────────────────────────────
        Mottatt tor 19. nov 2026 · stemplet tor 19. nov 2026 av Kari Vik · udatert
        Fra O. N. · bud · ikke bestemt
        Åpnet, ikke fordelt · ansvarlig: Kari Vik
        Forslag: Per Moe (hadde forrige post fra avsenderen)





       ✓ Morgenmøtet er startet
       Enter fordel til Per Moe   f fordel til…   k koble sak   n ny sak   p parker   u angre   ? hjelp
      """)
  }

  @Test func trayOnASmallScreen() throws {
    try play(Size(width: 80, height: 24)).compare(
      """
       Morgenpost · Profil · Kari Vik (merkantil)              fre 20. nov 2026 08:31
      ▸F2 Post 4 F3 Skann 4 F4 Brev F5 Restans F6 Avvik F7 Saker 0 F8 Inn/ut F9 Mine 0
      ── På bordet · 4 ───────────────────────────────────────────────────────────────
         mottatt      kanal   tittel                   frist  avsender          hvor
       ▸ tor 19. nov  rød     Bekymringsmelding     !         Åse Øyen          åpnet
         tor 19. nov  bud     Klage på vedtak                 Ola Nordmann      åpnet
         tor 19. nov  e-post  Søknad om BPA                   Sárá Bårdsdatter  åpnet
         tor 19. nov  bud     Brev om bolig         ?         李伟              åpnet















       Enter åpne   f fordel til…   i ny post   g møte   k koble sak   ? hjelp
      """)
  }
}
