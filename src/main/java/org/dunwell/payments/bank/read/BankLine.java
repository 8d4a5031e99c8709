package org.dunwell.payments.bank.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One movement of money; of a batch booking one of its transactions.
 *
 * @param place the line of the file it begins in
 * @param bookedOn the day it belongs to
 * @param currency ISO 4217; null when the file leaves it to the account
 * @param amount above zero: came in; below: went out
 * @param bankReference the bank's own, or null
 * @param returnReason ISO 20022 code or the bank's words; null when it is no return
 * @param code the bank's code of what it is
 * @param entry the booking it is, or is a part of
 * @param original what was paid before the bank changed it, and what banks have kept
 */
public record BankLine(
    long place,
    LocalDate bookedOn,
    LocalDate valueOn,
    String currency,
    BigDecimal amount,
    Kind kind,
    String bankReference,
    Texts texts,
    Party party,
    String returnReason,
    String code,
    Entry entry,
    Original original)
    implements StatementPart {

  /** One of which the bank says nothing beside the booked amount. */
  public BankLine(
      long place,
      LocalDate bookedOn,
      LocalDate valueOn,
      String currency,
      BigDecimal amount,
      Kind kind,
      String bankReference,
      Texts texts,
      Party party,
      String returnReason,
      String code,
      Entry entry) {
    this(
        place,
        bookedOn,
        valueOn,
        currency,
        amount,
        kind,
        bankReference,
        texts,
        party,
        returnReason,
        code,
        entry,
        Original.NONE);
  }

  /** What a movement is. */
  public enum Kind {
    /** Money that came in. */
    PAYMENT,
    /** Money that came in or went out before goes back. */
    RETURN,
    /** The bank corrects itself. */
    REVERSAL,
    /** What the bank takes for its work, and interest. */
    CHARGE,
    /** Other money that went out. */
    OTHER;

    /** As the table says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the payer says; each may be null.
   *
   * @param structured a creditor reference, such as RF18...
   */
  public record Texts(String endToEndId, String mandateId, String structured, String remittance) {
    static final Texts NONE = new Texts(null, null, null, null);
  }

  /**
   * Who stands on the other side; each may be null.
   *
   * @param account an IBAN without spaces, else a number
   */
  public record Party(String name, String account, String bic) {
    static final Party NONE = new Party(null, null, null);
  }

  /**
   * The booking of a line.
   *
   * @param reference the bank's own of the whole booking, or null
   * @param amount of the whole booking
   * @param parts how many transactions the bank has put into it, as far as is said
   * @param part which of them the line is, from 1; 0 when the line is the whole booking
   */
  public record Entry(String reference, BigDecimal amount, int parts, int part) {}
}
