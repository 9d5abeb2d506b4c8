import Domain

/// Payloads as the log holds them. A line here is never changed: an office that was written with it
/// must open. A new kind adds a line.
enum GoldenEvents {
  static let json: [EventKind: String] = [
    .officeCreated: #"{"isDemo":true,"language":"nb","name":"Fjordvik kommune"}"#,
    .serviceAdded: #"""
    {"name":"Profil","postResponsible":"kari.vik","routine":{"kinds":[{"id":"klage-pa-vedtak",\#
    "isUrgent":false,"names":{"nb":"Klage på vedtak","nn":"Klage på vedtak"}}],"subjectFollowsKind":true},\#
    "service":"profil"}
    """#,
    .userAdded: #"{"memberships":[{"role":"clerk","service":"profil"}],"name":"Kari Vik","user":"kari.vik"}"#,
    .passwordSet: #"{"hash":"scrypt$32768$8$3$00$11","user":"kari.vik"}"#,
    .routineAdopted: #"""
    {"before":1,"edition":{"digest":"abababababababababababababababababababababababababababababababab",\#
    "text":"format: 1","version":2},"routine":{"kinds":[{"id":"klage-pa-vedtak",\#
    "isUrgent":false,"names":{"nb":"Klage på vedtak","nn":"Klage på vedtak"}}],"subjectFollowsKind":true},\#
    "service":"profil"}
    """#,
    .originalShelved: #"{"on":"2026-11-20","post":12,"service":"profil","shelf":"2026-11"}"#,
    .originalShredded: #"""
    {"answered":"2026-11-20","archiveConfirmed":true,"on":"2026-11-23","post":12,"routine":2,\#
    "service":"profil","shelvedOn":"2026-11-20"}
    """#,
    .languageChosen: #"{"language":"nn","user":"kari.vik"}"#,
    .signInFailed: #"{"user":"kari.vik"}"#,
    .signedIn: #"""
    {"expires":"2026-11-20T18:40:00.000Z",\#
    "token":"abababababababababababababababababababababababababababababababab","user":"kari.vik"}
    """#,
    .signedOut: #"{"token":"abababababababababababababababababababababababababababababababab","user":"kari.vik"}"#,
    .commandRefused: #"{"code":"not-permitted","command":"assign-post","user":"per.moe"}"#,
    .postReceived: #"""
    {"details":{"addressee":"Per Moe","channel":"bud","cover":"red","documentDate":"2026-11-20",\#
    "kind":"klage-pa-vedtak","sender":"Åge \"Å\" Brekke","sheets":2,"sides":1,"title":"Klage"},\#
    "documents":[{"bytes":1234,"digest":"abababababababababababababababababababababababababababababababab",\#
    "name":"skann 1.pdf","pages":2,"role":"scan"}],"isUrgent":true,"post":12,"receivedOn":"2026-11-20",\#
    "responsible":"kari.vik","sameBytesAs":11,"service":"profil","splitFrom":10}
    """#,
    .postStamped: #"{"post":12,"service":"profil"}"#,
    .receivedDateCorrected: #"""
    {"from":"2026-11-23","post":12,"reason":"Stemplet fredag","service":"profil","to":"2026-11-20"}
    """#,
    .postMarkedUrgent: #"{"post":12,"reason":"Nød","service":"profil"}"#,
    .postDescribed: #"""
    {"from":{"addressee":"","channel":"brev","cover":"none","kind":"ukjent","sender":"","title":""},\#
    "post":12,"service":"profil","to":{"addressee":"Per Moe","channel":"bud","cover":"red",\#
    "documentDate":"2026-11-20","kind":"klage-pa-vedtak","sender":"Åge \"Å\" Brekke","sheets":2,"sides":1,\#
    "title":"Klage"}}
    """#,
    .postSplit: #"{"parts":[13,14],"post":12,"service":"profil"}"#,
    .postAssigned: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"meeting":3,"post":12,\#
    "reason":"Fravær","service":"profil","to":{"placement":{"handler":"per.moe","state":"assigned"},\#
    "responsible":"per.moe"}}
    """#,
    .postTaken: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"meeting":3,"post":12,\#
    "reason":"Fravær","service":"profil","to":{"placement":{"meeting":"2026-11-23","state":"on-tray"},\#
    "responsible":"per.moe"}}
    """#,
    .postParked: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"meeting":3,"post":12,\#
    "reason":"Fravær","service":"profil","to":{"placement":{"reason":"Venter","state":"parked",\#
    "until":"2026-11-23"},"responsible":"per.moe"}}
    """#,
    .postReturned: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"meeting":3,"post":12,\#
    "reason":"Fravær","service":"profil","to":{"placement":{"reason":"Reklame","state":"returned"},\#
    "responsible":"per.moe"}}
    """#,
    .postForwarded: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"meeting":3,"post":12,\#
    "reason":"Fravær","service":"profil","to":{"placement":{"reason":"Hører til PPT","service":"ppt",\#
    "state":"forwarded"},"responsible":"per.moe"}}
    """#,
    .postAccepted: #"""
    {"from":"profil","note":"Tatt imot","post":12,"service":"ppt","to":{"placement":{"state":"opened"},\#
    "responsible":"per.moe"}}
    """#,
    .forwardingDeclined: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"meeting":3,"post":12,\#
    "reason":"Fravær","service":"profil","to":{"placement":{"state":"opened"},"responsible":"per.moe"}}
    """#,
    .postReassigned: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"meeting":3,"post":12,\#
    "reason":"Fravær","service":"profil","to":{"placement":{"handler":"kari.vik","state":"assigned"},\#
    "responsible":"per.moe"}}
    """#,
    .deadlineMet: #"""
    {"note":"Ingen bekymring","on":"2026-11-23","outcome":"dismissed","post":12,"purpose":"review",\#
    "service":"profil"}
    """#,
    .preliminaryAnswerRecorded: #"""
    {"answeredOn":"2026-11-20","expectedOn":"2026-11-23","post":12,"reason":"Venter på lege","service":"profil"}
    """#,
    .closingDaySet: #"{"day":"2026-11-23","reason":"Planleggingsdag"}"#,
    .closingDayRemoved: #"{"day":"2026-11-23"}"#,
    .caseOpened: #"""
    {"caseFolder":"2026/118","kind":"klage-pa-vedtak","owner":"per.moe","party":"Ola","service":"profil",\#
    "title":"Klage"}
    """#,
    .caseLinked: #"{"before":"2025/7","caseFolder":"2026/118","post":12,"service":"profil"}"#,
    .entryRegistered: #"""
    {"caseFolder":"2026/118","correspondent":"Ola","documentDate":"2026-11-20","entry":"2026/871","post":12,\#
    "receivedOn":"2026-11-20","registeredOn":"2026-11-23","sequence":3,"service":"profil","title":"Klage"}
    """#,
    .noteRegistered: #"""
    {"author":"Kari Vik","caseFolder":"2026/118","entry":"2026/872","handler":"per.moe",\#
    "registeredOn":"2026-11-23","sequence":4,"service":"profil","text":{"bytes":1234,\#
    "digest":"abababababababababababababababababababababababababababababababab","name":"skann 1.pdf",\#
    "pages":2,"role":"scan"},"title":"Møte","type":"N"}
    """#,
    .entryWrittenOff: #"""
    {"answers":["2026/872"],"caseFolder":"2026/118","entry":"2026/871","method":"BN","note":"Sendt",\#
    "on":"2026-11-23","post":12,"sequence":3,"service":"profil"}
    """#,
    .writeOffWithdrawn: #"""
    {"caseFolder":"2026/118","entry":"2026/872","post":12,"reason":"Feil journalpost","sequence":4,\#
    "service":"profil"}
    """#,
    .workStarted: #"{"caseFolder":"2026/118","service":"profil"}"#,
    .workQuestionAnswered: #"{"caseFolder":"2026/118","service":"profil","startsWork":true}"#,
    .caseClosed: #"{"caseFolder":"2026/118","service":"profil"}"#,
    .caseReopened: #"{"caseFolder":"2026/118","reason":"Ny klage","service":"profil"}"#,
    .caseShared: #"{"caseFolder":"2026/118","reason":"Ferie","service":"profil"}"#,
    .caseUnshared: #"{"caseFolder":"2026/118","reason":"Ferie","service":"profil"}"#,
    .caseRead: #"{"caseFolder":"2026/118","purpose":"Vakt","service":"profil"}"#,
    .consentRecorded: #"""
    {"consent":6,"givenBy":"Kari","givenOn":"2026-11-20","party":"Ola","post":12,"reference":"Skjema 7",\#
    "service":"profil"}
    """#,
    .consentWithdrawn: #"{"consent":6,"on":"2026-11-23","reason":"Vil ikke","service":"profil"}"#,
    .postMisdirected: #"{"arrivedAt":"1970-01-01T00:00:00.000Z","post":12,"service":"profil"}"#,
    .postRouted: #"""
    {"deliveries":[{"delivery":5,"place":{"folder":"barnemappe","folderAction":"reopen","folderName":{"nb":"Familia","nn":"Familia"},\#
    "part":"extract","system":"familia","systemName":{"nb":"Familia","nn":"Familia"}}}],\#
    "handling":["keep-together"],"isDraft":true,"lines":["003:L8","003:L10"],"outcome":"deliver","post":12,\#
    "question":{"concerns":["child","contractor"],"folder":"closed","kind":"klage-pa-vedtak"},\#
    "reason":"Samlet arkiv","rule":"R16","service":"profil","strength":"konflikt","tableVersion":"1","withdrawn":[4]}
    """#,
    .extractConfirmed: #"{"delivery":5,"post":12,"service":"profil"}"#,
    .deliveryConfirmed: #"""
    {"delivery":5,"folder":"active","place":{"folder":"barnemappe","folderAction":"reopen","folderName":{"nb":"Familia","nn":"Familia"},\#
    "part":"extract","system":"familia","systemName":{"nb":"Familia","nn":"Familia"}},\#
    "post":12,"reference":"26/118","service":"profil"}
    """#,
    .ruleGapNoted: #"""
    {"decided":["barnemappe:extract"],"gap":2,"lines":["003:L8"],"post":12,\#
    "question":{"nb":"Familia","nn":"Familia"},"reason":"Samlet arkiv","rule":"R16","service":"profil"}
    """#,
    .ruleGapSettled: #"{"answer":"Ny regel","gap":2,"post":12,"service":"profil"}"#,
    .meetingStarted: #"{"meeting":3,"service":"profil"}"#,
    .meetingClosed: #"""
    {"decided":4,"left":1,"meeting":3,"minutes":{"bytes":1234,\#
    "digest":"abababababababababababababababababababababababababababababababab","name":"skann 1.pdf",\#
    "pages":2,"role":"scan"},"service":"profil"}
    """#,
    .decisionUndone: #"""
    {"post":12,"restored":{"position":{"_0":{"placement":{"state":"opened"},"responsible":"kari.vik"}}},\#
    "service":"profil","undone":40}
    """#,
    .fileReceived: #"""
    {"intake":5,"post":12,"sighting":{"bytes":9,\#
    "digest":"abababababababababababababababababababababababababababababababab","inode":18446744073709551615,\#
    "modified":1795159865123456789,"name":"�","nameBytes":"e5"},"source":{"kind":"scanner",\#
    "service":"profil"}}
    """#,
    .fileRefused: #"""
    {"deviation":4,"intake":5,"sighting":{"bytes":9,\#
    "digest":"abababababababababababababababababababababababababababababababab","inode":18446744073709551615,\#
    "modified":1795159865123456789,"name":"�","nameBytes":"e5"},"source":{"kind":"scanner",\#
    "service":"profil"}}
    """#,
    .fileRemoved: #"{"intake":5,"source":{"kind":"scanner","service":"profil"},"state":"removed"}"#,
    .deviationRaised: #"""
    {"about":"skann_0143.pdf","deviation":4,"kind":"intake-file","reason":"truncated",\#
    "responsible":"kari.vik","service":"profil"}
    """#,
    .deviationResolved: #"{"deviation":4,"explanation":"Skannet på nytt","service":"profil"}"#,
    .directoryRowSet: #"""
    {"criteria":{"area":"Vest","born":{"from":"2026-11-20","through":"2026-11-23"},"first-day":1,\#
    "kind":"klage-pa-vedtak","last-day":10,"school":"Nordre skole"},"handler":"per.moe","row":2,"service":"profil"}
    """#,
    .directoryRowEnded: #"{"handler":"per.moe","row":2,"service":"profil"}"#,
    .directoryOwnerSet: #"{"owner":"kari.vik","service":"profil"}"#,
    .concernedRecorded: #"""
    {"from":{"school":"Søndre skole"},"post":12,"service":"profil","to":{"area":"Vest","born":"2026-11-20",\#
    "school":"Nordre skole"}}
    """#,
    .postOpened: #"{"handler":"per.moe","post":12,"service":"profil"}"#,
    .absenceRecorded: #"{"absence":6,"period":{"from":"2026-11-20","through":"2026-11-23"},"user":"per.moe"}"#,
    .absenceEnded: #"{"absence":6,"lastDay":"2026-11-20","user":"per.moe"}"#,
    .substituteAppointed: #"""
    {"period":{"from":"2026-11-20","through":"2026-11-23"},"substitute":"kari.vik","substitution":7,"user":"per.moe"}
    """#,
    .substitutionEnded: #"{"lastDay":"2026-11-20","substitute":"kari.vik","substitution":7,"user":"per.moe"}"#,
    .doneForMeRead: #"{"through":812,"user":"per.moe"}"#,
    .deputySteppedIn: #"{"deputy":"per.moe","officer":"kari.vik","reason":"Ferie","service":"profil"}"#,
    .deputySteppedOut: #"{"deputy":"per.moe","officer":"kari.vik","service":"profil"}"#,
    .roleGranted: #"{"role":"leader","service":"profil","user":"per.moe"}"#,
    .roleRevoked: #"{"reason":"Ny leder","role":"leader","service":"profil","user":"per.moe"}"#,
    .unitSet: #"{"service":"profil","unit":"mta","user":"per.moe"}"#,
    .employmentEnded: #"{"cases":["2026/118"],"notice":"Sluttmelding 12","post":[12],"user":"per.moe"}"#,
    .postResponsibleSet: #"{"from":"kari.vik","service":"profil","to":"per.moe"}"#,
    .scanPrepared: #"{"post":12,"service":"profil","sheets":2,"sides":2,"unit":"mta"}"#,
    .scanLinked: #"""
    {"documents":[{"bytes":4711,"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c",\#
    "name":"skann.pdf","pages":4,"role":"scan"}],"from":13,"isPart":true,"post":12,"reason":"Feil mappe",\#
    "replaces":true,"scannedBy":"per.moe","service":"profil"}
    """#,
    .scanUnlinked: #"""
    {"documents":[{"bytes":4711,"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c",\#
    "name":"skann.pdf","pages":4,"role":"scan"}],"from":13,"isPart":true,"post":12,"reason":"Feil post",\#
    "service":"profil"}
    """#,
    .postJoined: #"""
    {"from":{"placement":{"state":"opened"},"responsible":"kari.vik"},"post":13,"reason":"12",\#
    "service":"profil","to":{"placement":{"state":"joined"},"responsible":"kari.vik"}}
    """#,
    .postSeparated: #"""
    {"from":{"placement":{"state":"joined"},"responsible":"kari.vik"},"post":13,"reason":"12",\#
    "service":"profil","to":{"placement":{"state":"opened"},"responsible":"kari.vik"}}
    """#,
    .scanChecked: #"""
    {"explanation":"Blank bakside","pagesExpected":4,"pagesFound":3,"post":12,"scannedBy":"per.moe",\#
    "service":"profil"}
    """#,
    .scanFaultReported: #"""
    {"fault":8,"kind":"pages-missing","note":"Slutter midt i","pages":"2, 4–6","post":12,"service":"profil"}
    """#,
    .scanFaultSettled: #"{"answer":"Ny skanning","fault":8,"outcome":"improved","post":12,"service":"profil"}"#,
    .scanFaultSeen: #"{"fault":8,"service":"profil"}"#,
    .entryFinalised: #"{"entry":"2026/301","post":12,"service":"profil"}"#,
    .intermediateReleased: #"""
    {"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c","intake":5,"post":12,\#
    "source":{"kind":"scanner","service":"profil","unit":"mta"}}
    """#,
    .localCopyRegistered: #"""
    {"copy":2,"machine":"Jobbtelefon 4","place":"Bilder","post":12,"service":"profil","since":"2026-11-20"}
    """#,
    .localCopyDeleted: #"{"copy":2,"on":"2026-11-20","post":12,"service":"profil"}"#,
    .shreddingListSigned: #"""
    {"left":[13],"list":{"bytes":12,"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c",\#
    "name":"liste","role":"minutes"},"on":"2026-11-20","posts":[12],"service":"profil","shelf":"2026-09"}
    """#,
    .pagesLooked: #"""
    {"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c","left":7,\#
    "pages":[{"confidence":93,"contrast":71,"cover":"12","cutEdges":["right"],"dotsPerInch":300,"isBlank":false,\#
    "isNorwegian":true,"page":1,"skew":-12,"turned":180,"words":120},{"cover":"unreadable","cutEdges":[],\#
    "isBlank":true,"page":2,"skew":0,"turned":0}],"post":12,"service":"profil"}
    """#,
    .pagesRead: #"""
    {"archive":{"bytes":4711,"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c",\#
    "name":"skann.pdf","pages":4,"role":"scan"},\#
    "digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c","pages":[{"confidence":93,\#
    "isNorwegian":true,"page":1,"words":120}],"post":12,"service":"profil","text":{"bytes":4711,\#
    "digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c","name":"skann.pdf","pages":4,\#
    "role":"scan"}}
    """#,
    .pageWorkFailed: #"""
    {"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c","isFinal":true,"post":12,\#
    "reason":"too-costly","service":"profil","step":"read"}
    """#,
    .pageWorkRetried: #"""
    {"digest":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c","post":12,"service":"profil"}
    """#,
    .letterDrafted: #"""
    {"answers":["2026/301"],"author":"per.moe","caseFolder":"2026/118","channel":"svarut",\#
    "channelReason":"Bedt om det","corrects":6,"isLocked":true,"language":"nn","letter":7,"purpose":"reply",\#
    "recipients":[{"address":["c/o Berg","Storgata 1"],"addressBlock":"none","country":"NO",\#
    "digitalID":"01819012345","kind":"person","name":"Åse Ås","place":"Oslo","postalCode":"0155"}],\#
    "service":"profil","template":"svar","text":{"bytes":812,\#
    "digest":"1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d","name":"brev-7-2.txt",\#
    "role":"letter-text"},"title":"Svar på klage"}
    """#,
    .letterSaved: #"""
    {"caseFolder":"2026/118","letter":7,"service":"profil","text":{"bytes":812,\#
    "digest":"1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d","name":"brev-7-2.txt",\#
    "role":"letter-text"},"textVersion":2,"title":"Svar på klage"}
    """#,
    .letterAddressed: #"""
    {"answers":["2026/301"],"caseFolder":"2026/118","channel":"brev","channelReason":"Ingen postkasse",\#
    "letter":7,"recipients":[{"address":["c/o Berg","Storgata 1"],"addressBlock":"none","country":"NO",\#
    "digitalID":"01819012345","kind":"person","name":"Åse Ås","place":"Oslo","postalCode":"0155"}],\#
    "service":"profil"}
    """#,
    .letterDiscarded: #"{"caseFolder":"2026/118","letter":7,"reason":"Skrevet i feil sak","service":"profil"}"#,
    .letterSentForApproval: #"""
    {"caseFolder":"2026/118","choices":{"coordination":"Avtalt med Fokus","expectedOn":"2026-11-23",\#
    "method":"BU","startsWork":true,"writesOff":["2026/301"]},"letter":7,"needs":[{"after":0,\#
    "kinds":["klage-pa-vedtak"],"roles":["leader"],"rule":{"lines":["L23"],"note":"Fire slag",\#
    "requirements":["S2-46"],"strength":"skal"}}],"service":"profil","textVersion":2}
    """#,
    .letterWithdrawn: #"{"caseFolder":"2026/118","letter":7,"service":"profil"}"#,
    .letterCommented: #"""
    {"caseFolder":"2026/118","comment":3,"firstWord":4,"lastWord":6,"letter":7,"service":"profil",\#
    "text":"Si hvorfor","textVersion":2}
    """#,
    .letterCommentResolved: #"{"caseFolder":"2026/118","comment":3,"letter":7,"service":"profil"}"#,
    .letterReturned: #"{"caseFolder":"2026/118","letter":7,"reason":"Hjemmel mangler","service":"profil"}"#,
    .letterApproved: #"""
    {"caseFolder":"2026/118","leavesAt":"2026-11-20T18:41:00.000Z","letter":7,"places":[0],"service":"profil",\#
    "textVersion":2}
    """#,
    .letterApprovalCancelled: #"{"caseFolder":"2026/118","letter":7,"places":[0],"service":"profil"}"#,
    .letterFinalised: #"""
    {"answers":["2026/301"],"archive":"vsa","author":"per.moe","caseFolder":"2026/118","channel":"svarut",\#
    "channelReason":"Bedt om det","dispatches":[{"dispatch":9,"recipient":0,\#
    "reference":"3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f3f","stage":"queued"}],"entry":"2026/302","letter":7,\#
    "recipients":[{"address":["c/o Berg","Storgata 1"],"addressBlock":"none","country":"NO",\#
    "digitalID":"01819012345","kind":"person","name":"Åse Ås","place":"Oslo","postalCode":"0155"}],\#
    "registeredOn":"2026-11-20","sequence":4,"service":"profil",\#
    "signature":{"approvers":[{"onBehalfOf":"per.moe","user":"kari.vik"}],"at":"2026-11-20T18:40:00.000Z",\#
    "by":"per.moe","digest":"1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d",\#
    "kind":"electronic","through":"kari.vik"},"text":{"bytes":812,\#
    "digest":"1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d","name":"brev-7-2.txt",\#
    "role":"letter-text"},"textVersion":2,"title":"Svar på klage"}
    """#,
    .letterRendered: #"""
    {"caseFolder":"2026/118","letter":7,"page":{"bytes":20480,\#
    "digest":"2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e","name":"brev-7.pdf","pages":2,\#
    "role":"letter"},"service":"profil"}
    """#,
    .dispatchStarted: #"{"caseFolder":"2026/118","dispatch":9,"letter":7,"service":"profil"}"#,
    .dispatchAccepted: #"""
    {"caseFolder":"2026/118","dispatch":9,"letter":7,"outsideID":"7f7d2a1c-0b1e-4f3a-9a57-1f2e3d4c5b6a",\#
    "service":"profil"}
    """#,
    .dispatchRefused: #"""
    {"caseFolder":"2026/118","dispatch":9,"field":"mottaker.postnummer","letter":7,\#
    "reason":"Ugyldig postnummer","service":"profil"}
    """#,
    .dispatchTryFailed: #"""
    {"caseFolder":"2026/118","dispatch":9,"isFinal":true,"letter":7,"reason":"503","service":"profil"}
    """#,
    .dispatchObserved: #"""
    {"caseFolder":"2026/118","dispatch":9,"letter":7,"printsAt":"2026-11-21T22:26:40.000Z","service":"profil",\#
    "status":"waiting-to-be-read","words":{"VARSLET":"2026-11-20T18:42:00.000Z"}}
    """#,
    .printStopAsked: #"{"caseFolder":"2026/118","dispatch":9,"letter":7,"reason":"Feil mottaker","service":"profil"}"#,
    .printStopTried: #"""
    {"caseFolder":"2026/118","dispatch":9,"isStopped":false,"letter":7,"reason":"Sendt til print",\#
    "service":"profil"}
    """#,
    .printLeftUnclear: #"""
    {"caseFolder":"2026/118","dispatch":9,"letter":7,"reason":"lp: 9","service":"profil"}
    """#,
    .dispatchPrinted: #"{"caseFolder":"2026/118","dispatch":9,"letter":7,"service":"profil"}"#,
    .dispatchSigned: #"{"caseFolder":"2026/118","dispatch":9,"letter":7,"service":"profil"}"#,
    .dispatchHandedOver: #"""
    {"caseFolder":"2026/118","dispatch":9,"letter":7,"note":"Hentet","service":"profil",\#
    "transcript":{"bytes":812,"digest":"1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d",\#
    "name":"brev-7-2.txt","role":"letter-text"}}
    """#,
    .dispatchRetried: #"{"caseFolder":"2026/118","dispatch":9,"letter":7,"service":"profil"}"#,
    .sentWithErrorReported: #"""
    {"caseFolder":"2026/118","deviation":4,"letter":7,"reason":"Feil dato","service":"profil"}
    """#,
  ]
}
