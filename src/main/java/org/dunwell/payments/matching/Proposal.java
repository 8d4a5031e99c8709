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
 */
record Proposal(
    long customerId,
    List<Part> parts,
    Evidence evidence,
    Trust payer,
    Agreement amount,
    int rivals,
    Long adviceId) {

  /** What leads to the invoices. */
  enum Evidence {
    REFERENCE,
    NUMBER,
    DIGITS,
    NEAR,
    ORDER,
    ADVICE,
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

  Proposal withRivals(int more) {
    return new Proposal(customerId, parts, evidence, payer, amount, rivals + more, adviceId);
  }
}
