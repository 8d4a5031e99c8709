package org.dunwell.contact.phone;

/**
 * What came of a step.
 *
 * @param kind which sort of answer it is
 * @param text the keys or the words; empty for the others
 */
public record CallInput(Kind kind, String text) {

  /** The sorts of answers. */
  public enum Kind {
    keys,
    words,
    silence,
    /** Nobody took the call that was to be put through. */
    notReached,
    /** The colleague and the caller have spoken. */
    spoken,
    voicemailLeft
  }
}
