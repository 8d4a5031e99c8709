package org.dunwell.collections;

import java.util.List;
import java.util.Set;
import org.dunwell.platform.security.Group;
import org.dunwell.platform.security.ReadyFilter;
import org.dunwell.platform.security.ReadyFilter.Whose;
import org.dunwell.platform.security.ReadyFilters;
import org.springframework.stereotype.Component;

/** Tasklist's lists of what collectors and credit managers do. */
@Component
class CollectionFilters implements ReadyFilters {

  private static final Set<Group> MANAGERS = Set.of(Group.CREDIT_MANAGERS);
  private static final Set<Group> BOTH = Set.of(Group.COLLECTORS, Group.CREDIT_MANAGERS);

  @Override
  public List<ReadyFilter> filters() {
    return List.of(
        of("Calls", 20, "customer-call", BOTH),
        of("Escalations", 21, "customer-escalation", MANAGERS),
        of("Hand-overs", 22, "customer-handover", MANAGERS));
  }

  private static ReadyFilter of(String name, int position, String process, Set<Group> seenBy) {
    return new ReadyFilter(name, position, process, List.of(), Whose.ALL, seenBy);
  }
}
