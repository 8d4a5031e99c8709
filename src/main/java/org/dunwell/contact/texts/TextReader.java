package org.dunwell.contact.texts;

/** An upper room that may know what a text message is about. The first that does has it. */
public interface TextReader {

  /**
   * Acts on a message, or leaves it; in the transaction in which it was taken in.
   *
   * @return whether nobody else needs to read it; else it becomes work for a person
   */
  boolean takes(TextReceived text);
}
