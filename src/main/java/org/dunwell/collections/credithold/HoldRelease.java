package org.dunwell.collections.credithold;

/**
 * The answer of {@code rules/hold-release.dmn}.
 *
 * @param answer {@code release} or {@code keep}
 */
record HoldRelease(String answer) {

  boolean isRelease() {
    return answer.equals("release");
  }
}
