package org.dunwell.platform;

/**
 * What was asked breaks a rule of the house. Its message says what, where and how to mend it; the
 * web answers 422 with it. Rooms name their own subclasses after the rule.
 */
public class BrokenRule extends RuntimeException {

  public BrokenRule(String message) {
    super(message);
  }
}
