package org.dunwell.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** The groups of the identity service that mean something here, and the role each one gives. */
public enum Group {
  /** Talk with customers: cases, calls, payments, imports. */
  COLLECTORS("collectors", "Collectors", "COLLECTOR"),
  /** Decide what collectors hand up: escalations, write-offs. */
  CREDIT_MANAGERS("credit-managers", "Credit managers", "CREDIT_MANAGER"),
  /** Find out what is behind a dispute: logistics, quality, billing, ... */
  INVESTIGATORS("investigators", "Investigators", "INVESTIGATOR"),
  /** Look at everything and change nothing in the ledger. */
  ANALYSTS("analysts", "Analysts", "ANALYST"),
  /** Users, tokens and the engine itself. */
  ADMINISTRATORS("administrators", "Administrators", "ADMINISTRATOR");

  private final String id;
  private final String title;
  private final String role;

  Group(String id, String title, String role) {
    this.id = id;
    this.title = title;
    this.role = role;
  }

  /** As the identity service and the candidate groups of user tasks name it. */
  public String id() {
    return id;
  }

  /** As people read it. */
  public String title() {
    return title;
  }

  /** As access rules name it, without prefix. */
  public String role() {
    return role;
  }

  static Optional<Group> of(String id) {
    return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
  }

  static String[] roles(Collection<Group> groups) {
    return groups.stream().map(Group::role).toArray(String[]::new);
  }
}
