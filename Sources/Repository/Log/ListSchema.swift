/// What the long lists and the search are read by.
extension Schema {
  /// What the long lists are read by. An index that an event is applied by stays with its table.
  ///
  /// What lies on a shelf of the desk is a few hundred of a million items, so each of its lists has an index of those
  /// alone; a query must name the shelf as it stands here. `shelf` is a column of them as well, or the planner, which
  /// knows nothing of how few they are, would take another index.
  static let lists = """
    CREATE INDEX post_on_table ON post (service, shelf, is_urgent DESC, received_on, id, agenda_on)
      WHERE shelf = 'table';
    CREATE INDEX post_assigned ON post (service, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'assigned';
    CREATE INDEX post_by_handler ON post (handler, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'assigned';
    CREATE INDEX post_outgoing ON post (service, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'forwarded';
    CREATE INDEX post_incoming ON post (to_service, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'forwarded';
    CREATE INDEX post_by_sender ON post (service, sender_folded, id);
    CREATE INDEX post_by_due ON post (service, due_on, id) WHERE due_on IS NOT NULL;
    CREATE INDEX post_by_case ON post (case_folder, id) WHERE case_folder IS NOT NULL;
    CREATE INDEX post_finished ON post (service, id) WHERE shelf IN ('registered', 'gone');
    CREATE INDEX case_by_service ON case_folder (service, key);
    CREATE INDEX case_by_status ON case_folder (service, status, key);
    CREATE INDEX case_by_owner ON case_folder (service, owner, key) WHERE status <> 'A';
    CREATE INDEX case_by_party ON case_folder (service, party_folded, key);
    CREATE INDEX entry_by_service ON registry_entry (service, key);
    CREATE INDEX entry_in_restance ON registry_entry (service, received_on, key) WHERE restance <> 'written-off';
    CREATE INDEX entry_in_restance_of ON registry_entry (service, has_it, received_on, key)
      WHERE restance <> 'written-off';
    CREATE INDEX entry_written_off ON registry_entry (service, written_off_on, key) WHERE restance = 'written-off';
    """

  static let search = """
    CREATE VIRTUAL TABLE case_search USING fts5 (folded, tokenize = 'trigram');
    CREATE VIRTUAL TABLE post_search USING fts5 (folded, tokenize = 'trigram');
    """

  static let searched = """
    CREATE TABLE case_search (folded TEXT NOT NULL) STRICT;
    CREATE TABLE post_search (folded TEXT NOT NULL) STRICT;
    """
}
