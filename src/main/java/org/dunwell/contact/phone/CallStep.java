package org.dunwell.contact.phone;

import java.util.List;

/**
 * One step of a conversation: what is said, and what is done then.
 *
 * @param say in this order; may be empty
 * @param then what follows
 */
public record CallStep(List<Spoken> say, Then then) {

  public CallStep {
    say = List.copyOf(say);
  }

  /**
   * Words to be spoken.
   *
   * @param text plain words, no markup
   * @param language ISO 639-1
   */
  public record Spoken(String text, String language) {}

  /** What follows. */
  public sealed interface Then permits Ask, Connect, Voicemail, HangUp {}

  /**
   * Waits for keys, or for words.
   *
   * @param mostDigits so many keys end the answer; 0: only the hash key or a pause does
   * @param words whether speech is understood too
   * @param hints words that are likely to be said
   * @param seconds of silence that end the waiting, 1 to 60
   * @param secret never logged and never stored: a PIN or a code
   */
  public record Ask(int mostDigits, boolean words, List<String> hints, int seconds, boolean secret)
      implements Then {

    public Ask {
      hints = List.copyOf(hints);
    }
  }

  /**
   * Puts the caller through to the first of these colleagues who takes the call. The line announces
   * the recording, and asks for consent where the law wants it.
   *
   * @param users by their ids, in this order
   */
  public record Connect(List<String> users) implements Then {

    public Connect {
      users = List.copyOf(users);
    }
  }

  /** Records what the caller says; it is written down and becomes a task. */
  public record Voicemail() implements Then {}

  /** Ends the call. */
  public record HangUp() implements Then {}
}
