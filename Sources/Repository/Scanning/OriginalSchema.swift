/// The table of paper originals.
extension Schema {
  static let originals = """
    CREATE TABLE original (
      post INTEGER PRIMARY KEY REFERENCES post (id),
      service TEXT NOT NULL REFERENCES service (id),
      shelved_on TEXT CHECK (length(shelved_on) = 10),
      shelf TEXT,
      shredded_on TEXT CHECK (length(shredded_on) = 10),
      CHECK (shelved_on IS NOT NULL OR shredded_on IS NOT NULL),
      CHECK ((shelved_on IS NULL) = (shelf IS NULL)),
      CHECK (shredded_on IS NULL OR shelved_on IS NULL OR shredded_on >= shelved_on)
    ) STRICT;
    CREATE INDEX original_on_shelf ON original (service, shelved_on, post) WHERE shredded_on IS NULL;
    CREATE TRIGGER shredded_stays_shredded BEFORE UPDATE OF shredded_on ON original
      WHEN OLD.shredded_on IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'original: what is shredded is gone'); END;
    """
}
