/// The tables of a service with two systems.
extension Schema {
  /// The two rules that must hold whatever a decision says: an extract is confirmed first, and nothing is finished
  /// while a delivery is on its way.
  static let routing = """
    CREATE TABLE routing (
      post INTEGER PRIMARY KEY REFERENCES post (id),
      service TEXT NOT NULL REFERENCES service (id),
      question TEXT NOT NULL,
      rule TEXT NOT NULL CHECK (rule <> ''),
      lines TEXT NOT NULL,
      strength TEXT NOT NULL,
      outcome TEXT NOT NULL,
      is_draft INTEGER NOT NULL CHECK (is_draft IN (0, 1)),
      table_version TEXT NOT NULL
    ) STRICT;
    CREATE TABLE delivery (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      post INTEGER NOT NULL REFERENCES post (id),
      service TEXT NOT NULL REFERENCES service (id),
      place TEXT NOT NULL,
      part TEXT NOT NULL CHECK (part IN ('full', 'extract', 'anonymised')),
      rule TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('outstanding', 'confirmed', 'withdrawn')),
      is_extract_confirmed INTEGER NOT NULL CHECK (is_extract_confirmed IN (0, 1)),
      routed_at TEXT NOT NULL,
      confirmed_at TEXT,
      reference TEXT,
      CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL))
    ) STRICT;
    CREATE INDEX delivery_by_post ON delivery (post, id);
    CREATE INDEX delivery_by_service ON delivery (service, id);
    CREATE INDEX delivery_outstanding ON delivery (service, post) WHERE state = 'outstanding';
    CREATE TRIGGER extract_comes_first BEFORE UPDATE OF state ON delivery
      WHEN NEW.state = 'confirmed' AND NEW.is_extract_confirmed = 0 AND NEW.part = 'extract'
      BEGIN SELECT RAISE(ABORT, 'delivery: an extract is confirmed before it is delivered'); END;
    CREATE TRIGGER delivered_before_registered BEFORE UPDATE OF entry ON post
      WHEN NEW.entry IS NOT NULL AND OLD.entry IS NULL
        AND EXISTS (SELECT 1 FROM delivery WHERE post = NEW.id AND state = 'outstanding')
      BEGIN SELECT RAISE(ABORT, 'post: an item with a delivery on its way is not finished'); END;
    CREATE TABLE misdirected (
      post INTEGER PRIMARY KEY REFERENCES post (id),
      service TEXT NOT NULL REFERENCES service (id),
      arrived_at TEXT NOT NULL CHECK (length(arrived_at) = 24),
      is_routed INTEGER NOT NULL CHECK (is_routed IN (0, 1))
    ) STRICT;
    CREATE INDEX misdirected_unrouted ON misdirected (service, post) WHERE is_routed = 0;
    CREATE TABLE rule_gap (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      service TEXT NOT NULL REFERENCES service (id),
      post INTEGER NOT NULL REFERENCES post (id),
      rule TEXT NOT NULL,
      lines TEXT NOT NULL,
      question TEXT NOT NULL,
      decided TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      noted_at TEXT NOT NULL,
      noted_by TEXT NOT NULL REFERENCES user (id),
      answer TEXT CHECK (answer <> ''),
      is_open INTEGER NOT NULL CHECK (is_open = (answer IS NULL))
    ) STRICT;
    CREATE INDEX rule_gap_by_service ON rule_gap (service, is_open DESC, id);
    """
}
