package org.dunwell.contact.replies;

import java.util.List;

/** Which reasons a customer can have to dispute an invoice; an upper room knows. */
public interface DisputeReasons {

  /**
   * Something to choose.
   *
   * @param label as our people read it
   * @param value its code
   */
  record Reason(String label, String value) {}

  /** Those that may be chosen, in the order in which people look for them. */
  List<Reason> choices();
}
