/// The keys a pack may have, section by section: what the reader knows, what `docs/rutinepakke.md` explains.
enum PackKeys {
  static let pack = [
    "format", "id", "name", "system", "source", "series", "version", "validity", "owner", "processLeader", "roles",
    "groups", "staffing", "duties", "channels", "covers", "addressing", "delivery", "morningMeeting", "questions",
    "kinds", "subjectFollowsKind", "cases", "scanning", "retention", "localCopies", "approvals", "sending", "templates",
    "access", "postList", "archives", "consent", "controls", "steps", "outage", "emergency", "guidance",
    "deadlines", "routing",
  ]
  static let rule = ["requirements", "lines", "strength", "note"]
  static let validity = ["status", "from", "to", "rule"]
  static let keeper = ["name", "rule"]
  static let role = ["role", "title", "rule"]
  static let group = ["id", "name", "roles", "rights", "rule"]
  static let staffing = ["role", "count", "rule"]
  static let duty = ["task", "roles", "rule"]
  static let channel = ["id", "name", "paper", "rule"]
  static let cover = ["colour", "name", "hidesContent", "rule"]
  static let addressing = ["addressed", "role", "rule"]
  static let delivery = ["within", "consignment", "rule"]
  static let meeting = ["held", "rule"]
  static let question = ["id", "text", "ofEvery", "ofChannels", "usual", "ifNo", "place", "rule"]
  static let kind = ["id", "name", "flags", "questions", "entryTypes", "deadlines", "original", "rule"]
  static let deadline = ["for", "clock", "from", "law", "weight", "when"]
  static let ruling = ["applies", "rule"]
  static let cases = ["asksToStartWork", "rule"]
  static let scanning = ["by", "target", "units", "intermediate", "direct", "usual", "checks", "rule"]
  static let unit = ["id", "name"]
  static let retention = ["destroy", "days", "conditions", "rule"]
  static let localCopies = ["channels", "deletedAfterTransfer", "rule"]
  static let approval = ["kinds", "by", "order", "rule"]
  static let sending = ["usual", "ways", "otherwise", "rule"]
  static let way = ["channel", "needs", "signature", "open", "printedAfterHours", "sentOnApproval", "rule"]
  static let template = ["id", "name", "kinds", "purpose", "locked", "body", "bodyNynorsk", "rule"]
  static let access = [
    "policy", "policyRule", "code", "legalBasis", "loweredBy", "masked", "secureZone", "twoFactor", "rule",
  ]
  static let postList = ["policy", "masked", "rule"]
  static let archive = ["id", "name", "kind", "level4", "rule"]
  static let consent = ["required", "kind", "ownJournalOpen", "rule"]
  static let control = ["id", "name", "owners", "times", "per", "points", "rule"]
  static let step = ["number", "name", "roles", "rule"]
  static let outage = ["place", "urgentOnly", "lettersOutside", "archivingWaits", "rule"]
  static let emergency = ["roles", "documentedWithinDays", "rule"]
  static let guidance = ["id", "at", "text", "rule"]
  static let texts = ["nb", "nn", "en"]

  static let routing = [
    "version", "guide", "systems", "folders", "switches", "kindGroups", "concernsOfKinds", "synonyms", "warnings",
    "rules",
  ]
  static let system = ["id", "name"]
  static let folder = ["id", "system", "name", "followsState", "nameBySwitch"]
  static let switchedName = ["switch", "value", "name"]
  static let routingSwitch = ["id", "name", "value", "values", "lines", "requirements"]
  static let switchValue = ["id", "name"]
  static let kindGroup = ["id", "kinds"]
  static let concernsOfKinds = ["concerns", "kinds"]
  static let synonym = ["fact", "means", "words", "addressedWrongly"]
  static let warning = ["id", "when", "text", "lines", "requirements"]
  static let routingRule = [
    "id", "precedence", "strength", "lines", "requirements", "when", "to", "ask", "cases", "handling", "note",
    "against", "judgesContent",
  ]
  static let routingCase = ["when", "to", "ask"]
  static let condition = [
    "kind", "kindGroup", "exceptKind", "folder", "concerns", "notConcerns", "sender", "channel", "address",
    "documentation", "caseHandling", "secureZone", "choice",
  ]
  static let target = ["folder", "part", "folderInferred"]
  static let dilemma = ["question", "options"]
  static let option = ["id", "to"]
  static let opposed = ["lines", "why"]

  /// Every section by the place it stands in, for the documentation's test.
  static let sections: [(name: String, keys: [String])] = [
    ("", pack), ("rule", rule), ("validity", validity), ("owner", keeper), ("processLeader", keeper),
    ("roles[]", role), ("groups[]", group), ("staffing[]", staffing), ("duties[]", duty), ("channels[]", channel),
    ("covers[]", cover), ("addressing[]", addressing), ("delivery", delivery), ("morningMeeting", meeting),
    ("questions[]", question), ("kinds[]", kind), ("kinds[].deadlines[]", deadline), ("subjectFollowsKind", ruling),
    ("cases", cases), ("scanning", scanning), ("scanning.units[]", unit), ("scanning.intermediate", ruling),
    ("scanning.direct", ruling), ("retention", retention), ("localCopies", localCopies), ("approvals[]", approval),
    ("sending", sending), ("sending.ways[]", way), ("templates[]", template), ("access", access),
    ("postList", postList), ("archives[]", archive), ("consent", consent), ("controls[]", control),
    ("steps[]", step), ("outage", outage), ("emergency", emergency), ("guidance[]", guidance), ("name", texts),
    ("deadlines[]", deadline), ("routing", routing), ("routing.systems[]", system), ("routing.folders[]", folder),
    ("routing.folders[].nameBySwitch[]", switchedName), ("routing.switches[]", routingSwitch),
    ("routing.switches[].values[]", switchValue), ("routing.kindGroups[]", kindGroup),
    ("routing.concernsOfKinds[]", concernsOfKinds), ("routing.synonyms[]", synonym),
    ("routing.warnings[]", warning), ("routing.rules[]", routingRule), ("routing.rules[].cases[]", routingCase),
    ("routing.rules[].when", condition), ("routing.rules[].to[]", target), ("routing.rules[].ask", dilemma),
    ("routing.rules[].ask.options[]", option), ("routing.rules[].against[]", opposed),
  ]
}
