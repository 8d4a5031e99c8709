package org.dunwell.portal;

import org.dunwell.platform.BrokenRule;

/** What a customer typed does not do; the message is in the customer's own language. */
public class Refused extends BrokenRule {

  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }

  Refused(String message, Throwable cause) {
    super(message);
    initCause(cause);
  }
}
