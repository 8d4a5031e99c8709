package org.dunwell.platform;

/** Somebody asked for a thing that does not exist; the web answers 404. */
public class NotThere extends RuntimeException {

  /**
   * @param what the kind of thing, such as {@code invoice}
   * @param which the name it was asked by
   */
  public NotThere(String what, String which) {
    super("There is no %s %s.".formatted(what, which));
  }
}
