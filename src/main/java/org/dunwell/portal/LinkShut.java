package org.dunwell.portal;

import java.util.Locale;

/** A link that opens nothing. */
class LinkShut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  enum Kind {
    /** We never made it, or somebody has changed it. */
    UNKNOWN,
    /** Its time is over. */
    EXPIRED,
    /** One of us has shut it. */
    SHUT;

    /** As it stands in the names of texts. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Kind kind;

  LinkShut(Kind kind) {
    super("A link that is " + kind.code() + " was used");
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
