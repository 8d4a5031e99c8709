package org.dunwell.platform.security;

import java.util.List;
import java.util.Set;

/**
 * A list with which Tasklist comes, made once: what an administrator changes or removes afterwards
 * stays as it is.
 *
 * @param name also what it is remembered by, so it does not change
 * @param position where it stands among others
 * @param process only tasks of this process; null for all
 * @param tasks only these elements of it; empty for all
 * @param whose which tasks of those
 * @param seenBy the groups that see the list
 */
public record ReadyFilter(
    String name, int position, String process, List<String> tasks, Whose whose, Set<Group> seenBy) {

  /** Whose tasks a list shows. */
  public enum Whose {
    /** Everybody's. */
    ALL,
    /** Those given to one of the viewer's groups, taken by somebody or not. */
    OF_MY_GROUPS,
    /** Those the viewer has taken. */
    MINE
  }
}
