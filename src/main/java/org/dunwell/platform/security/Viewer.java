package org.dunwell.platform.security;

import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose eyes a query serves. */
public final class Viewer {

  private static final String ROLE = "ROLE_";

  /** Roles that leave the work with customers to others. */
  private static final Set<String> ONLY_SOME =
      Set.of(ROLE + Group.ANALYSTS.role(), ROLE + Group.INVESTIGATORS.role());

  private Viewer() {}

  /**
   * The user whose request this is; null when nobody is signed in, as in the work loop, which sees
   * everything.
   */
  public static String name() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who == null || who instanceof AnonymousAuthenticationToken ? null : who.getName();
  }

  /** Whether whoever is signed in works with customers, rather than only looks or investigates. */
  public static boolean collects() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && collects(who);
  }

  /** Whether whoever is signed in is an investigator and nothing else. */
  public static boolean investigatesOnly() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && AuthorityUtils.authorityListToSet(who.getAuthorities())
            .equals(Set.of(ROLE + Group.INVESTIGATORS.role()));
  }

  /** Whether whoever is signed in is in this group. */
  public static boolean isOf(Group group) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null && is(who, group);
  }

  static boolean collects(Authentication who) {
    return !ONLY_SOME.containsAll(AuthorityUtils.authorityListToSet(who.getAuthorities()));
  }

  static boolean is(Authentication who, Group group) {
    return AuthorityUtils.authorityListToSet(who.getAuthorities()).contains(ROLE + group.role());
  }
}
