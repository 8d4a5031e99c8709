package org.dunwell.platform.models;

/**
 * One thing that is wrong with a model.
 *
 * @param where the line, row, element or example it is about
 * @param what is wrong
 * @param mend how to mend it
 */
public record Finding(String where, String what, String mend) {

  /** What is quoted of a hostile file may be as long as the file. */
  private static final int LONGEST = 600;

  public Finding {
    where = shortened(where);
    what = shortened(what);
    mend = shortened(mend);
  }

  /** About a place in a file. */
  public static Finding at(XmlElement element, String what, String mend) {
    return new Finding(element.where(), what, mend);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  @Override
  public String toString() {
    return "%s: %s %s".formatted(where, what, mend);
  }
}
