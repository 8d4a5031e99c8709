package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One way to explain a line.
 *
 * @param customerId under whom the payment is recorded
 * @param parts what it pays; empty: all of it stays unapplied
 * @param adviceId the remittance advice behind it, or null
 * @param setOffs what the payer has taken off for credit notes
 */
record Proposal(
    long customerId,
    List<Part> parts,
    Evidence evidence,
    Trust payer,
    Agreement amount,
    int rivals,
    Long adviceId,
    List<SetOff> setOffs) {

  /** Pays with money only. */
  Proposal(
      long customerId,
      List<Part> parts,
      Evidence evidence,
      Trust payer,
      Agreement amount,
      int rivals,
      Long adviceId) {
    this(customerId, parts, evidence, payer, amount, rivals, adviceId, List.of());
  }

  /** What leads to the invoices. */
  enum Evidence {
    REFERENCE,
    NUMBER,
    DIGITS,
    NEAR,
    ORDER,
    ADVICE,
    HINT,
    COMPLETED,
    ALL,
    COMBINATION,
    CHANCE,
    NONE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the payer is who owes. */
  enum Trust {
    SURE,
    LIKELY,
    UNKNOWN,
    OTHER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the money meets what is open. */
  enum Agreement {
    EXACT,
    SETTLED,
    NET,
    SHORT,
    OVER,
    CLOSED,
    UNCLEAR;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * So much for this invoice.
   *
   * @param difference what is missing of what was open
   * @param treatment what becomes of it, or null without one
   */
  record Part(
      Item item,
      BigDecimal amount,
      BigDecimal difference,
      String treatment,
      String deductionReason) {

    static Part full(Item item) {
      return new Part(item, item.open(), BigDecimal.ZERO, null, null);
    }

    boolean isSettled() {
      return "discount".equals(treatment) || "write-off".equals(treatment);
    }
  }

  /** So much of a credit note goes to this invoice, together with the money. */
  record SetOff(Credit credit, Item item, BigDecimal amount) {}

  Proposal withRivals(int more) {
    return new Proposal(
        customerId, parts, evidence, payer, amount, rivals + more, adviceId, setOffs);
  }
}
