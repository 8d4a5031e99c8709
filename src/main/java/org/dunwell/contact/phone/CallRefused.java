package org.dunwell.contact.phone;

import java.time.Instant;
import org.dunwell.platform.BrokenRule;

/** A call that is not made. */
public final class CallRefused extends BrokenRule {

  private final transient Instant next;

  CallRefused(String why, Instant next) {
    super(why);
    this.next = next;
  }

  /** When it may be made; null when time does not help. */
  public Instant next() {
    return next;
  }
}
