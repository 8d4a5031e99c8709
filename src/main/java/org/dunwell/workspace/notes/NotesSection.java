package org.dunwell.workspace.notes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dunwell.platform.security.Viewer;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.notes.Notes;
import org.springframework.stereotype.Component;

/** The customer's page: what people wrote down, newest first, and a place to write more. */
@Component
class NotesSection implements CustomerSection {

  /** A look back over the last weeks; older ones stand on a page of their own. */
  private static final int NEWEST = 10;

  private final Notes notes;

  NotesSection(Notes notes) {
    this.notes = notes;
  }

  @Override
  public String fragment() {
    return "workspace/notes-parts :: customerNotes";
  }

  @Override
  public int order() {
    return 130;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    return Map.of(
        "notesNewest", notes.list(customerIds, false, null, NEWEST),
        "notesKey", UUID.randomUUID().toString(),
        "notesManager", notes.mayChangeAll(Viewer.name()));
  }
}
