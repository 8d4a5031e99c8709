package org.dunwell.sandbox.stripe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A number that Stripe has published for tests, and what comes of it.
 *
 * @param method payment method type
 * @param number of the card or account, without spaces
 * @param says what comes of it, for the payer who chooses
 * @param fate how a payment from it goes
 * @param code why it fails, in the API's words; null when it does not
 */
record TestNumber(String method, String number, String says, Fate fate, String code) {

  /** How a payment goes. */
  enum Fate {
    /** The money comes; a debit's after some days. */
    PAYS,
    /** The bank says no: at once to a card, after some days to a debit. */
    FAILS,
    /** The payer must prove to be the card's owner whenever the card is used. */
    ASKS_ALWAYS,
    /** The payer must prove it once; then the card may be used without him. */
    ASKS_ONCE,
    /** The payer must prove it, then the bank says no. */
    ASKS_THEN_FAILS,
    /** It can be saved, and says no to every payment. */
    SAVES_ONLY,
    /** The money comes, and its owner asks it back. */
    DISPUTED,
    /** The money comes; a refund does not reach its owner. */
    REFUND_FAILS,
    /** The bank never answers by itself. */
    HANGS
  }

  static final String CARD = "card";
  static final String SEPA = "sepa_debit";
  static final String ACH = "us_bank_account";
  static final String BACS = "bacs_debit";

  private static final String DECLINED = "card_declined";
  private static final String NO_MONEY = "insufficient_funds";
  private static final String NOT_ALLOWED = "debit_not_authorized";
  private static final String NOT_PAID = "payment_intent_payment_attempt_failed";

  /** What a saved card or account may turn to. */
  static final List<String> MOODS =
      List.of(
          "pays",
          NO_MONEY,
          "authentication_required",
          "expired_card",
          "stolen_card",
          "processing_error",
          "generic_decline",
          "account_closed",
          NOT_ALLOWED);

  /** All, those worth a click first. */
  static final List<TestNumber> ALL =
      List.of(
          card("4242424242424242", "Pays", Fate.PAYS, null),
          card("4000000000000002", "Is declined", Fate.FAILS, "generic_decline"),
          card("4000000000009995", "Has no money", Fate.FAILS, NO_MONEY),
          card("4000000000003220", "Asks for 3-D Secure every time", Fate.ASKS_ALWAYS, null),
          card("4000002500003155", "Asks for 3-D Secure once", Fate.ASKS_ONCE, null),
          card("4000000000000259", "Pays, then disputes", Fate.DISPUTED, "fraudulent"),
          card("4000000000000341", "Can be saved, then declines", Fate.SAVES_ONLY, DECLINED),
          card("4000000000005126", "Pays, and refunds fail", Fate.REFUND_FAILS, null),
          card("5555555555554444", "Mastercard, pays", Fate.PAYS, null),
          card("4000002760003184", "Asks for 3-D Secure every time", Fate.ASKS_ALWAYS, null),
          card("4000008260003178", "3-D Secure, then no money", Fate.ASKS_THEN_FAILS, NO_MONEY),
          card("4000000000000069", "Has expired", Fate.FAILS, "expired_card"),
          card("4000000000000127", "Wrong security code", Fate.FAILS, "incorrect_cvc"),
          card("4000000000000119", "Processing error", Fate.FAILS, "processing_error"),
          card("4000000000009987", "Was lost", Fate.FAILS, "lost_card"),
          card("4000000000009979", "Was stolen", Fate.FAILS, "stolen_card"),
          card("4000000000002685", "Disputed: not received", Fate.DISPUTED, "product_not_received"),
          new TestNumber(SEPA, "AT611904300234573201", "Pays", Fate.PAYS, null),
          new TestNumber(SEPA, "AT861904300235473202", "Fails", Fate.FAILS, NOT_PAID),
          new TestNumber(SEPA, "AT981904300002222227", "Has no money", Fate.FAILS, NO_MONEY),
          new TestNumber(SEPA, "AT591904300235473203", "Pays, then disputes", Fate.DISPUTED, null),
          new TestNumber(SEPA, "DE89370400440532013000", "German, pays", Fate.PAYS, null),
          new TestNumber(ACH, "000123456789", "Pays", Fate.PAYS, null),
          new TestNumber(ACH, "000111111113", "Is closed", Fate.FAILS, "account_closed"),
          new TestNumber(ACH, "000111111116", "Does not exist", Fate.FAILS, "no_account"),
          new TestNumber(ACH, "000222222227", "Has no money", Fate.FAILS, NO_MONEY),
          new TestNumber(ACH, "000333333335", "Forbids the debit", Fate.FAILS, NOT_ALLOWED),
          new TestNumber(ACH, "000000000009", "Is never answered", Fate.HANGS, null),
          new TestNumber(BACS, "00012345", "Pays", Fate.PAYS, null),
          new TestNumber(BACS, "22222227", "Has no money", Fate.FAILS, NO_MONEY),
          new TestNumber(BACS, "33333335", "Forbids the debit", Fate.FAILS, NOT_ALLOWED),
          new TestNumber(BACS, "55555559", "Pays, then disputes", Fate.DISPUTED, null));

  private static TestNumber card(String number, String says, Fate fate, String code) {
    return new TestNumber(CARD, number, says, fate, code);
  }

  /** The one with this number, however it was typed. */
  static Optional<TestNumber> of(String method, String typed) {
    String number = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return ALL.stream()
        .filter(test -> test.method().equals(method) && test.number().equals(number))
        .findFirst();
  }

  static List<TestNumber> of(String method) {
    return ALL.stream().filter(test -> test.method().equals(method)).toList();
  }

  /** The same one, going otherwise than its number says. */
  TestNumber inMood(String mood) {
    Fate other =
        switch (mood) {
          case "pays" -> Fate.PAYS;
          case "authentication_required" -> Fate.ASKS_ALWAYS;
          default -> Fate.FAILS;
        };
    return new TestNumber(method, number, says, other, other == Fate.FAILS ? mood : null);
  }

  boolean isCard() {
    return method.equals(CARD);
  }

  String last4() {
    return number.substring(number.length() - 4);
  }

  /** In groups of four, as on a card. */
  String spaced() {
    return isCard() || method.equals(SEPA) ? number.replaceAll("(.{4})(?=.)", "$1 ") : number;
  }
}
