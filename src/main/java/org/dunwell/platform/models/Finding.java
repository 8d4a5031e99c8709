package org.dunwell.platform.models;

/**
 * One thing that is wrong with a model.
 *
 * @param where the line, row, element or example it is about
 * @param what is wrong
 * @param mend how to mend it
 */
public record Finding(String where, String what, String mend) {

  /** About a place in a file. */
  public static Finding at(XmlElement element, String what, String mend) {
    return new Finding(element.where(), what, mend);
  }

  @Override
  public String toString() {
    return "%s: %s %s".formatted(where, what, mend);
  }
}
