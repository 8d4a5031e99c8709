package org.dunwell.platform.security;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose eyes a query serves. */
public final class Viewer {

  private Viewer() {}

  /**
   * The user whose request this is; null when nobody is signed in, as in the work loop, which sees
   * everything.
   */
  public static String name() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who == null || who instanceof AnonymousAuthenticationToken ? null : who.getName();
  }
}
