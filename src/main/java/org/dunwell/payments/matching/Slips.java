package org.dunwell.payments.matching;

/** Slips of the pen: a letter wrong, missing, too many, or two exchanged. */
final class Slips {

  private Slips() {}

  /** Whether exactly one slip lies between them; none is not one. */
  static boolean one(String left, String right) {
    if (left.equals(right) || Math.abs(left.length() - right.length()) > 1) {
      return false;
    }
    int at = 0;
    while (at < Math.min(left.length(), right.length()) && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    String one = left.substring(at);
    String other = right.substring(at);
    if (one.length() == other.length()) {
      return one.substring(1).equals(other.substring(1)) || exchanged(one, other);
    }
    return one.length() > other.length()
        ? one.substring(1).equals(other)
        : other.substring(1).equals(one);
  }

  private static boolean exchanged(String one, String other) {
    return one.length() > 1
        && one.charAt(0) == other.charAt(1)
        && one.charAt(1) == other.charAt(0)
        && one.substring(2).equals(other.substring(2));
  }

  /** Whether two keys of names are the same but for a slip, or for being cut off. */
  static boolean similarNames(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    String shorter = one.length() < other.length() ? one : other;
    String longer = one.length() < other.length() ? other : one;
    return one.equals(other)
        || shorter.length() >= 8 && (one(one, other) || longer.startsWith(shorter));
  }
}
