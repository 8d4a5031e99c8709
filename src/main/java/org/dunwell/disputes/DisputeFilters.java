package org.dunwell.disputes;

import java.util.List;
import java.util.Set;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.ReadyFilter;
import org.dunwell.platform.security.ReadyFilter.Whose;
import org.dunwell.platform.security.ReadyFilters;
import org.springframework.stereotype.Component;

/** Tasklist's lists of disputes: of one's own department, and what credit managers decide. */
@Component
class DisputeFilters implements ReadyFilters {

  private static final String PROCESS = "dispute";

  @Override
  public List<ReadyFilter> filters() {
    return List.of(
        new ReadyFilter(
            "Disputes of my department",
            10,
            PROCESS,
            List.of(),
            Whose.OF_MY_GROUPS,
            Set.of(Group.INVESTIGATORS)),
        forManagers("Escalated disputes", 11, "settleEscalatedDispute"),
        forManagers("Dispute decisions to approve", 12, "approveDecision"));
  }

  private static ReadyFilter forManagers(String name, int position, String task) {
    return new ReadyFilter(
        name, position, PROCESS, List.of(task), Whose.ALL, Set.of(Group.CREDIT_MANAGERS));
  }
}
