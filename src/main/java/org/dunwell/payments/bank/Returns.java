package org.dunwell.payments.bank;

import java.math.BigDecimal;
import java.util.List;
import org.dunwell.payments.bank.ReturnMapper.Candidate;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.Payment;
import org.dunwell.receivables.Payments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that goes back: takes back the payment it is about when nothing else can be meant, else
 * waits for a person with all that it may be about.
 */
@Component
public class Returns {

  /** More than a person looks through. */
  private static final int MOST = 20;

  private static final List<String> EVIDENCE = List.of("reference", "mandate", "account", "name");
  private static final int LONGEST = 200;
  private static final String QUEUED = "queued";

  private final ReturnMapper mapper;
  private final Payments payments;

  Returns(ReturnMapper mapper, Payments payments) {
    this.mapper = mapper;
    this.payments = payments;
  }

  /** Decides about one line, unless another node is at it. */
  @Transactional
  void decide(long lineId) {
    StatementLine line = mapper.claim(lineId, "waiting");
    if (line == null) {
      return;
    }
    List<Candidate> found = mapper.candidates(lineId, MOST);
    List<Candidate> certain = certain(found);
    if (certain.size() == 1 && certain.get(0).reversedOn() != null) {
      Candidate one = certain.get(0);
      mapper.settle(
          lineId,
          "ignored",
          "Payment %s was taken back on %s already.".formatted(one.reference(), one.reversedOn()));
    } else if (certain.size() == 1) {
      takeBack(line, certain.get(0).paymentId(), certain.get(0).evidence(), "bank");
    } else {
      found.forEach(one -> mapper.keep(lineId, one.paymentId(), one.evidence(), false));
      mapper.settle(lineId, QUEUED, why(found));
    }
  }

  /**
   * Those of the strongest evidence there is: what the bank quotes counts for more than who it is
   * from, and where it quotes another amount, nothing weaker decides.
   */
  private static List<Candidate> certain(List<Candidate> found) {
    for (String evidence : EVIDENCE) {
      List<Candidate> such = found.stream().filter(c -> c.evidence().equals(evidence)).toList();
      if (!such.isEmpty()) {
        return standing(such.stream().filter(Candidate::isCertain).toList());
      }
    }
    return List.of();
  }

  /** Those that can still be taken back, if there is one. */
  private static List<Candidate> standing(List<Candidate> all) {
    List<Candidate> standing = all.stream().filter(one -> one.reversedOn() == null).toList();
    return standing.isEmpty() ? all : standing;
  }

  private static String why(List<Candidate> found) {
    if (found.isEmpty()) {
      return "No payment is known that it could take back.";
    }
    return found.stream().anyMatch(Candidate::sameAmount)
        ? "More than one payment may be meant, or nothing but a name speaks for one."
        : "The payment it quotes has another amount.";
  }

  private void takeBack(StatementLine line, long paymentId, String evidence, String by) {
    String reason =
        "returned by the bank" + (line.returnReason() == null ? "" : ": " + line.returnReason());
    Payment payment =
        payments.reverse(
            paymentId,
            line.bookedOn(),
            reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason,
            by);
    mapper.keep(line.id(), paymentId, evidence, true);
    mapper.settle(
        line.id(),
        "posted",
        "Took back payment %s of customer %s."
            .formatted(payment.reference(), payment.customerNumber()));
  }

  /** The payments that a waiting line may be about. */
  public List<ReturnCandidate> candidates(long lineId) {
    return mapper.kept(lineId).stream().map(ReturnCandidate::of).toList();
  }

  /**
   * A person says which payment has gone back.
   *
   * @throws BrokenRule when the line does not wait any more, or this payment cannot be meant
   */
  @Transactional
  public void accept(long lineId, long paymentId, String by) {
    StatementLine line = claim(lineId);
    Payment payment = payments.byId(paymentId);
    if (payment.sellingEntityId() != line.sellingEntityId() || !goesBack(payment, line)) {
      throw new BrokenRule(
          "Payment %s is not of %s %s, which has gone back. Reverse it where it is and ignore this line."
              .formatted(
                  payment.reference(), line.amount().negate().toPlainString(), line.currency()));
    }
    takeBack(line, paymentId, "person", by);
  }

  /** As it was credited, or as the payer had paid it. */
  private static boolean goesBack(Payment payment, StatementLine line) {
    return same(payment.currency(), payment.amount(), line.currency(), line.amount())
        || same(
            payment.currency(), payment.amount(), line.originalCurrency(), line.originalAmount())
        || same(
            payment.creditedCurrency(), payment.creditedAmount(), line.currency(), line.amount());
  }

  private static boolean same(String in, BigDecimal came, String out, BigDecimal went) {
    return in != null && in.equals(out) && came.add(went).signum() == 0;
  }

  /**
   * A person says that no payment of a customer has gone back.
   *
   * @param why in the person's words
   * @throws BrokenRule when the line does not wait any more, or nothing is said
   */
  @Transactional
  public void ignore(long lineId, String why, String by) {
    claim(lineId);
    if (why == null || why.isBlank() || why.length() > LONGEST) {
      throw new BrokenRule("Say in 1 to %d characters why the line is ignored.".formatted(LONGEST));
    }
    mapper.settle(lineId, "ignored", "%s (%s)".formatted(why.strip(), by));
  }

  private StatementLine claim(long lineId) {
    StatementLine line = mapper.claim(lineId, QUEUED);
    if (line == null) {
      throw new BrokenRule(
          "Line %d does not wait for anybody (any more), or somebody is at it.".formatted(lineId));
    }
    return line;
  }
}
