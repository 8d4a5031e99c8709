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
 * @param tender which money it is that pays
 */
record Proposal(
    long customerId,
    List<Part> parts,
    Evidence evidence,
    Trust payer,
    Agreement amount,
    int rivals,
    Long adviceId,
    List<SetOff> setOffs,
    Tender tender) {

  /** Pays as much as the account shows. */
  Proposal(
      long customerId,
      List<Part> parts,
      Evidence evidence,
      Trust payer,
      Agreement amount,
      int rivals,
      Long adviceId,
      List<SetOff> setOffs) {
    this(customerId, parts, evidence, payer, amount, rivals, adviceId, setOffs, Tender.CREDITED);
  }

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
    OLDEST,
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

  /** Which money meets what is open: see {@link Line}. */
  enum Tender {
    /** What the account shows. */
    CREDITED,
    /** What the payer had paid in another currency, as the bank states it. */
    ORIGINAL,
    /** Something in the invoice's currency, of which the bank does not say how much. */
    UNSTATED;

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
        customerId, parts, evidence, payer, amount, rivals + more, adviceId, setOffs, tender);
  }

  /** Whether it explains the amount to the cent. */
  boolean isExact() {
    return amount == Agreement.EXACT || amount == Agreement.NET;
  }

  /** Whether nothing else speaks for it. */
  boolean knowsOnlyThePayer() {
    return amount == Agreement.UNCLEAR && evidence.compareTo(Evidence.OLDEST) >= 0;
  }

  Proposal in(Tender other) {
    return new Proposal(
        customerId, parts, evidence, payer, amount, rivals, adviceId, setOffs, other);
  }

  /** In which it pays this line. */
  String currency(Line line) {
    return switch (tender) {
      case CREDITED -> line.currency();
      case ORIGINAL -> line.originalCurrency();
      case UNSTATED -> parts.get(0).item().currency();
    };
  }
}
