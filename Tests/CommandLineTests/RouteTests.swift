import Foundation
import TestOffice
import Testing

@Suite("morgenpost route")
struct RouteTests {
  private func route(_ arguments: String, in office: String? = nil) throws -> Run {
    let words = [Program.morgenpost, "route"] + arguments.split(separator: " ").map(String.init)
    return try Program.run(words, environment: office.map { ["MORGENPOST_OFFICE": $0] } ?? [:])
  }

  @Test("a concern report to a closed folder: Familia, opened again, and L8 as the line that lost (S3-24, C-S3-1)")
  func concernReport() throws {
    let run = try route("--service barnevern kind=bekymringsmelding folder=closed concerns=child --json")
    #expect(run.status == 0, "\(run.text)")
    let answer = try run.json()
    #expect(answer["ok"] as? Bool == true)
    #expect(answer["rule"] as? String == "R05")
    #expect(answer["lines"] as? [String] == ["003:L13", "003:L8"])
    #expect(answer["strength"] as? String == "skal alltid")
    #expect(answer["draft"] as? Bool == true)
    let destination = try #require((answer["destinations"] as? [[String: Any]])?.first)
    #expect(destination["system"] as? String == "familia")
    #expect(destination["part"] as? String == "full")
    #expect(destination["folderAction"] as? String == "reopen")
    let loser = try #require((answer["losing"] as? [[String: Any]])?.first)
    #expect(loser["rule"] as? String == "R02")
    #expect(loser["lines"] as? [String] == ["003:L8"])
    #expect((loser["why"] as? String)?.isEmpty == false)
    #expect((answer["ask"] as? [Any])?.isEmpty == true)
  }

  @Test("a conflict asks, with the options and that a reason is required (S3-1)")
  func asks() throws {
    let answer = try route("kind=tilsagn-bufetat folder=closed concerns=child --json").json()
    let ask = try #require((answer["ask"] as? [[String: Any]])?.first)
    #expect(ask["rule"] as? String == "R39")
    #expect(ask["reasonRequired"] as? Bool == true)
    #expect((ask["options"] as? [Any])?.count == 2)
    let missing = try route("kind=bekymringsmelding --json").json()
    let fact = try #require((missing["ask"] as? [[String: Any]])?.first)
    #expect(fact["fact"] as? String == "folder")
    #expect(fact["values"] as? String == "active|closed|none")
  }

  @Test(
    "bad facts say what and which values are allowed",
    arguments: [
      ("folder=active", 65, "missing-argument", "kind"),
      ("kind=bekymringsmeldng folder=active", 65, "bad-argument", "bekymringsmelding"),
      ("kind=bekymringsmelding folder=half", 65, "bad-argument", "active|closed|none"),
      ("kind=bekymringsmelding folder=active concerns=cat", 65, "bad-argument", "child|contractor|foster-home"),
      ("kind=bekymringsmelding folder=active concerns=,", 65, "bad-argument", "child|contractor|foster-home"),
      ("kind=bekymringsmelding channel=pigeon", 65, "bad-argument", "svarut"),
      ("kind=bekymringsmelding address=perhaps", 65, "bad-argument", "correct|wrong"),
      ("kind=bekymringsmelding documentation=perhaps", 65, "bad-argument", "yes|no"),
      ("kind=bekymringsmelding kind=cv", 65, "bad-argument", "name=value"),
      ("bekymringsmelding", 65, "bad-argument", "name=value"),
      ("kind=bekymringsmelding mood=good", 64, "unknown-argument", "concerns"),
      ("--service profil kind=klage", 65, "no-routing", "barnevern"),
      ("--service nowhere kind=klage", 65, "no-such-service", "barnevern"),
    ])
  func badFacts(_ arguments: String, _ status: Int, _ code: String, _ help: String) throws {
    let run = try route(arguments + " --json")
    #expect(run.status == Int32(status), "\(run.text)")
    #expect(try run.code() == code)
    let refusal = try #require(try run.json()["refusal"] as? [String: Any])
    #expect((refusal["help"] as? String)?.contains(help) == true, "\(refusal)")
  }

  @Test("in words, in the user's language, with what gives way and that it is a draft (S3-1)")
  func words() throws {
    let bokmål = try route("kind=klagesak folder=active concerns=child").text
    #expect(bokmål.contains("→ Visma Familia, barnets mappe"))
    #expect(bokmål.contains("Regel R20a · skal · 003:L17"))
    #expect(bokmål.contains("Viker: 003:L16") && bokmål.contains("UTKAST"))
    let english = try route("--lang en kind=bekymringsmelding folder=none").text
    #expect(english.contains("the folder is created") && english.contains("DRAFT"))
  }

  @Test("the routine of an office is asked where one is named, without signing in")
  func ofAnOffice() throws {
    let office = try DemoOffice()
    let run = try route("kind=krav-om-partsinnsyn folder=active concerns=child --json", in: office.folder)
    #expect(run.status == 0, "\(run.text)")
    #expect((try run.json()["destinations"] as? [Any])?.count == 2)
    let nowhere = try route("kind=cv --json", in: office.folder + "/nowhere")
    #expect(nowhere.status == 66)
  }
}
