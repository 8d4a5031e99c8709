package org.dunwell.portal.phone;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.dunwell.platform.operations.CardNumbers;

/** What a conversation remembers from step to step. Changed by the scenes, stored by each step. */
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    getterVisibility = JsonAutoDetect.Visibility.NONE,
    isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class Place {

  Stage stage = Stage.hello;

  /** ISO 639-1. */
  String language;

  /** Whether the caller has chosen the language. */
  boolean languageChosen;

  /**
   * The digit that was pressed at the greeting, until the customer number is asked for: it may be
   * the first of it.
   */
  String early;

  /** Whether that digit was the first of a customer's number, and so chose no language. */
  boolean earlyCounts;

  /** What the caller named, sealed; see {@link Guesses}. */
  String account;

  /** Whose account that is; null for nobody's. It proves nothing. */
  Long candidate;

  /** The other way to read what was named, sealed; null where there is none. */
  String otherAccount;

  /** Whose account that would be. It is never asked for a proof, only counted. */
  Long otherCandidate;

  /** Who has proved to be speaking; null until then. */
  Long customer;

  /** Wrong PINs and codes in this call. */
  int tries;

  /** Codes sent in this call. */
  int codes;

  /** Wrong keys and silences in a row. */
  int misses;

  int steps;

  /** What the menu tells before it offers: {@code balance}, {@code last} or null. */
  String topic;

  /** What an invoice is chosen for: {@code look}, {@code copy}, {@code dispute}. */
  String purpose;

  /** Of a list, from 0. */
  int page;

  Long invoice;
  String group;
  LocalDate day;
  BigDecimal amount;

  /** Whether the amount is reckoned from what can be promised, as "half" is. */
  boolean part;

  /** In which words day and amount were said, without the number of a card; null where keyed. */
  String said;

  /** What was read back to be confirmed; nothing else is booked by a yes. */
  BigDecimal readBack;

  /** The sentence that read it back. */
  String readBackWords;

  String reason;

  /** What is wrong, in the caller's words. */
  String words;

  /** Promises, disputes and mails of this call so far; makes the keys of the next ones. */
  int acts;

  /** Nothing of what was chosen is to reach into the next wish. */
  void forgetChoice() {
    topic = null;
    purpose = null;
    page = 0;
    invoice = null;
    group = null;
    forgetWish();
  }

  /** Day or amount in the caller's words, after those said before. */
  void alsoSaid(String words) {
    String blanked = CardNumbers.without(words);
    said = said == null ? blanked : said + " … " + blanked;
  }

  /** What was wished for the chosen invoices. */
  void forgetWish() {
    day = null;
    amount = null;
    part = false;
    said = null;
    readBack = null;
    readBackWords = null;
    reason = null;
    words = null;
  }
}
