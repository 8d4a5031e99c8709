package org.dunwell.workspace.notes;

import java.util.List;
import java.util.Map;
import org.dunwell.platform.web.CustomerSection;
import org.dunwell.receivables.notes.Notes;
import org.springframework.stereotype.Component;

/** The top of the customer's page: what nobody should miss. */
@Component
class PinnedNotesSection implements CustomerSection {

  private final Notes notes;

  PinnedNotesSection(Notes notes) {
    this.notes = notes;
  }

  @Override
  public String fragment() {
    return "workspace/notes-parts :: pinnedNotes";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Map<String, Object> model(List<Long> customerIds) {
    return Map.of("notesPinned", notes.pinned(customerIds));
  }
}
