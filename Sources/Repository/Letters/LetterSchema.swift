/// The tables of letters, and what may never happen to them.
extension Schema {
  static let letters = """
    CREATE TABLE letter (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      version INTEGER NOT NULL,
      service TEXT NOT NULL REFERENCES service (id),
      case_folder INTEGER NOT NULL REFERENCES case_folder (key),
      template TEXT NOT NULL,
      purpose TEXT NOT NULL,
      is_locked INTEGER NOT NULL CHECK (is_locked IN (0, 1)),
      language TEXT NOT NULL,
      title TEXT NOT NULL,
      author TEXT NOT NULL REFERENCES user (id),
      recipients TEXT NOT NULL,
      channel TEXT NOT NULL,
      channel_reason TEXT,
      text TEXT NOT NULL,
      text_version INTEGER NOT NULL CHECK (text_version > 0),
      state TEXT NOT NULL
        CHECK (state IN ('draft', 'awaiting-approval', 'returned', 'approved', 'finalised', 'discarded')),
      corrects INTEGER REFERENCES letter (id),
      choices TEXT,
      leaves_at TEXT CHECK (length(leaves_at) = 24),
      return_reason TEXT,
      changed_at TEXT NOT NULL CHECK (length(changed_at) = 24),
      entry INTEGER UNIQUE REFERENCES registry_entry (key),
      signature TEXT,
      finalised_at TEXT,
      page TEXT,
      reported_at TEXT,
      CHECK ((state = 'finalised') = (entry IS NOT NULL)),
      CHECK ((state = 'finalised') = (signature IS NOT NULL) AND (state = 'finalised') = (finalised_at IS NOT NULL)),
      CHECK ((state = 'approved') = (leaves_at IS NOT NULL)),
      CHECK (state NOT IN ('awaiting-approval', 'approved') OR choices IS NOT NULL),
      CHECK (page IS NULL OR state = 'finalised')
    ) STRICT;
    CREATE INDEX letter_by_service ON letter (service, changed_at DESC, id DESC);
    CREATE INDEX letter_by_state ON letter (service, state, changed_at DESC, id DESC);
    CREATE INDEX letter_by_author ON letter (author, service, changed_at DESC, id DESC)
      WHERE state NOT IN ('finalised', 'discarded');
    CREATE INDEX letter_by_case ON letter (case_folder, changed_at DESC, id DESC);
    CREATE INDEX letter_leaving ON letter (leaves_at, id) WHERE leaves_at IS NOT NULL;
    CREATE INDEX letter_without_page ON letter (state, id) WHERE state = 'finalised' AND page IS NULL;
    CREATE INDEX letter_corrects ON letter (corrects) WHERE corrects IS NOT NULL;
    CREATE TRIGGER letter_is_final BEFORE UPDATE OF
        service, case_folder, template, title, author, recipients, channel, channel_reason, text, text_version, state,
        choices, entry, signature, finalised_at
      ON letter WHEN OLD.state IN ('finalised', 'discarded')
      BEGIN SELECT RAISE(ABORT, 'letter: what is finalised or discarded can not be changed'); END;
    CREATE TRIGGER letter_has_one_page BEFORE UPDATE OF page ON letter WHEN OLD.page IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'letter: it has its page'); END;
    CREATE TRIGGER letter_is_kept BEFORE DELETE ON letter
      BEGIN SELECT RAISE(ABORT, 'letter: a letter can not be deleted'); END;
    CREATE TRIGGER letter_needs_its_approvals BEFORE UPDATE OF state ON letter
      WHEN NEW.state IN ('approved', 'finalised') AND EXISTS
        (SELECT 1 FROM letter_approval WHERE letter = NEW.id AND approver IS NULL)
      BEGIN SELECT RAISE(ABORT, 'letter: an approval is missing'); END;
    CREATE TABLE letter_answer (
      letter INTEGER NOT NULL REFERENCES letter (id),
      place INTEGER NOT NULL,
      entry INTEGER NOT NULL REFERENCES registry_entry (key),
      PRIMARY KEY (letter, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX letter_answer_by_entry ON letter_answer (entry, letter);
    CREATE TABLE letter_version (
      letter INTEGER NOT NULL REFERENCES letter (id),
      number INTEGER NOT NULL CHECK (number > 0),
      title TEXT NOT NULL,
      text TEXT NOT NULL,
      writer TEXT NOT NULL REFERENCES user (id),
      writer_for TEXT REFERENCES user (id),
      saved_at TEXT NOT NULL,
      PRIMARY KEY (letter, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE letter_comment (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      letter INTEGER NOT NULL REFERENCES letter (id),
      text_version INTEGER NOT NULL,
      first_word INTEGER NOT NULL CHECK (first_word > 0),
      last_word INTEGER NOT NULL CHECK (last_word >= first_word),
      text TEXT NOT NULL CHECK (text <> ''),
      by_user TEXT NOT NULL REFERENCES user (id),
      at TEXT NOT NULL,
      resolved_by TEXT REFERENCES user (id),
      resolved_at TEXT,
      FOREIGN KEY (letter, text_version) REFERENCES letter_version (letter, number),
      CHECK ((resolved_by IS NULL) = (resolved_at IS NULL))
    ) STRICT;
    CREATE INDEX letter_comment_by_letter ON letter_comment (letter, id);
    CREATE TABLE letter_approval (
      letter INTEGER NOT NULL REFERENCES letter (id),
      place INTEGER NOT NULL CHECK (place >= 0),
      need TEXT NOT NULL,
      approver TEXT REFERENCES user (id),
      on_behalf_of TEXT REFERENCES user (id),
      given_at TEXT,
      PRIMARY KEY (letter, place),
      CHECK ((approver IS NULL) = (given_at IS NULL)),
      CHECK (on_behalf_of IS NULL OR approver IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER nobody_approves_their_own BEFORE UPDATE OF approver ON letter_approval
      WHEN EXISTS (SELECT 1 FROM letter WHERE id = NEW.letter AND author IN (NEW.approver, NEW.on_behalf_of))
        OR EXISTS (SELECT 1 FROM letter_version WHERE letter = NEW.letter
          AND (writer IN (NEW.approver, NEW.on_behalf_of) OR writer_for IN (NEW.approver, NEW.on_behalf_of)))
      BEGIN SELECT RAISE(ABORT, 'letter_approval: nobody approves their own letter'); END;
    CREATE TABLE dispatch (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      letter INTEGER NOT NULL REFERENCES letter (id),
      place INTEGER NOT NULL CHECK (place >= 0),
      service TEXT NOT NULL REFERENCES service (id),
      case_folder INTEGER NOT NULL REFERENCES case_folder (key),
      recipient TEXT NOT NULL,
      channel TEXT NOT NULL,
      reference TEXT NOT NULL UNIQUE,
      stage TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      fault TEXT,
      outside_id TEXT UNIQUE,
      started_at TEXT,
      accepted_at TEXT,
      progress TEXT NOT NULL,
      prints_at TEXT,
      stop_asked_at TEXT,
      stopped_at TEXT,
      printed_at TEXT,
      signed_at TEXT,
      handed_over_at TEXT,
      transcript TEXT,
      board TEXT NOT NULL,
      is_over INTEGER NOT NULL CHECK (is_over IN (0, 1)),
      UNIQUE (letter, place),
      CHECK ((outside_id IS NULL) = (accepted_at IS NULL)),
      CHECK (stage <> 'accepted' OR accepted_at IS NOT NULL)
    ) STRICT;
    CREATE TRIGGER dispatch_is_sent_once BEFORE UPDATE OF outside_id ON dispatch WHEN OLD.outside_id IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'dispatch: the sending service has it already'); END;
    CREATE TRIGGER dispatch_is_not_sent_again BEFORE UPDATE OF stage ON dispatch
      WHEN OLD.accepted_at IS NOT NULL AND NEW.stage IN ('queued', 'sending')
      BEGIN SELECT RAISE(ABORT, 'dispatch: what was sent is not sent again'); END;
    CREATE INDEX dispatch_by_board ON dispatch (service, board, id);
    CREATE INDEX dispatch_queued ON dispatch (stage, id) WHERE stage = 'queued';
    CREATE INDEX dispatch_unanswered ON dispatch (stage, id) WHERE stage = 'sending';
    CREATE INDEX dispatch_polled ON dispatch (stage, is_over, id) WHERE stage = 'accepted' AND is_over = 0;
    CREATE INDEX dispatch_stopping ON dispatch (stopped_at, id) WHERE stop_asked_at IS NOT NULL AND stopped_at IS NULL;
    CREATE TABLE archive_delivery (
      letter INTEGER PRIMARY KEY REFERENCES letter (id),
      archive TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'received', 'refused')),
      since TEXT NOT NULL
    ) STRICT;
    CREATE INDEX archive_delivery_waiting ON archive_delivery (since, letter) WHERE state = 'waiting';
    """
}
