package org.dunwell.credit.alerts;

import java.math.BigDecimal;

/**
 * Something that may be worth an alert.
 *
 * @param kind see {@link CreditAlert#kind()}
 * @param episode names it: the same one is considered once, however often it is told
 * @param byHowMuch what {@code rules/credit-alert.dmn} asks for that kind
 * @param what a sentence
 */
public record Fact(long partyId, String kind, String episode, BigDecimal byHowMuch, String what) {

  /** Stands for "look how it stands now"; never an alert itself. */
  static final String STANDING = "standing";

  static final String BAND = "band";
  static final String POINTS = "points";

  /** Of what holds for a while: two that begin at one moment, however the clock goes, are two. */
  Fact since(long decisionId) {
    return new Fact(partyId, kind, "%s/%d".formatted(episode, decisionId), byHowMuch, what);
  }

  static Fact standing(long partyId) {
    return new Fact(partyId, STANDING, "now", BigDecimal.ZERO, "");
  }
}
