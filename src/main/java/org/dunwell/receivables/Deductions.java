package org.dunwell.receivables;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.DeductionsRefused.About;
import org.dunwell.receivables.DeductionsRefused.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Why payers paid less than was asked for, where they say it. The invoice stays open by what was
 * left out; what is done about it is for upper rooms, who hear {@link DeductionsTaken}.
 */
@Component
public class Deductions {

  /** More than any invoice or payment has; a limit, hardly ever reached. */
  private static final int MOST = 500;

  /**
   * What a payment says.
   *
   * @param invoiceId null for the one invoice that the payment's text names
   * @param reason as the payer writes it, or null
   * @param amount null for whatever is open behind the payments recorded with it; when that is
   *     nothing, nothing was deducted
   */
  public record Wanted(long paymentId, Long invoiceId, String reason, BigDecimal amount) {

    static List<Wanted> of(long paymentId, List<ToInvoice> allocations) {
      return allocations.stream()
          .filter(ToInvoice::deducts)
          .map(
              part ->
                  new Wanted(
                      paymentId, part.invoiceId(), part.deductionReason(), part.deductionAmount()))
          .toList();
    }
  }

  /** As columns for one statement. */
  record Columns(Long[] payments, Long[] invoices, BigDecimal[] amounts, String[] reasons) {

    static Columns of(List<Wanted> all) {
      return new Columns(
          all.stream().map(Wanted::paymentId).toArray(Long[]::new),
          all.stream().map(Wanted::invoiceId).toArray(Long[]::new),
          all.stream().map(Wanted::amount).toArray(BigDecimal[]::new),
          all.stream().map(Wanted::reason).toArray(String[]::new));
    }
  }

  private final DeductionMapper mapper;
  private final Allocations allocations;
  private final DeductionCheck check;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deductions(
      DeductionMapper mapper,
      Allocations allocations,
      DeductionCheck check,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.allocations = allocations;
    this.check = check;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** The code of ours behind a reason as payers write it; empty when nobody knows it. */
  public Optional<String> code(String said) {
    return check.code(said);
  }

  /** What to write instead of a reason that nobody knows. */
  public String choices() {
    return check.choices();
  }

  /**
   * Allocates payments just recorded in this transaction, as {@link Allocations} does, and takes
   * down what they say they left out; set-based, thousands at once.
   *
   * @throws DeductionsRefused when one of them says something that cannot be; the caller rolls back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void allocateNew(Collection<Long> paymentIds, Collection<Wanted> wanted) {
    // before the money is spent: text is only read of payments that have some left
    Map<Long, List<Told>> named =
        allocations.named(wanted.stream().map(Wanted::paymentId).distinct().toList());
    allocations.allocateNew(paymentIds);
    List<Refusal> refusals = new ArrayList<>();
    List<Wanted> clear = new ArrayList<>();
    for (Wanted one : wanted) {
      List<Told> meant = named.getOrDefault(one.paymentId(), List.of());
      if (one.invoiceId() != null) {
        clear.add(one);
      } else if (meant.size() == 1) {
        long invoice = meant.get(0).invoiceId();
        clear.add(new Wanted(one.paymentId(), invoice, one.reason(), one.amount()));
      } else {
        refusals.add(unclear(one, meant.size()));
      }
    }
    take(clear, refusals);
  }

  private static Refusal unclear(Wanted one, int named) {
    return new Refusal(
        one.paymentId(),
        About.INVOICE,
        named == 0
            ? "The payment deducts something but names no invoice of this customer."
            : "The payment deducts something but names %d invoices.".formatted(named),
        "Name the one invoice of which less was paid.");
  }

  /** After allocation and under its locks, so that what is open stays open. */
  void take(Collection<Wanted> wanted) {
    take(wanted, new ArrayList<>());
  }

  private void take(Collection<Wanted> wanted, List<Refusal> refusals) {
    List<Wanted> fitting = check.fitting(wanted, refusals);
    if (!refusals.isEmpty()) {
      throw new DeductionsRefused(refusals);
    }
    if (fitting.isEmpty()) {
      return;
    }
    List<Long> ids = mapper.insert(Columns.of(fitting), clock.instant());
    List<Deduction> taken = mapper.byIds(ids.toArray(Long[]::new));
    timeline.addAll(taken.stream().map(Deductions::line).toList());
    events.publishEvent(new DeductionsTaken(taken));
  }

  private static Timeline.Entry line(Deduction one) {
    return new Timeline.Entry(
        "receivables",
        "deduction",
        one.customerId(),
        one.invoiceId(),
        "system",
        "Payment %s leaves out %s of invoice %s: %s."
            .formatted(
                one.paymentReference(),
                Amounts.text(one.currency(), one.amount()),
                one.invoiceNumber(),
                one.reason()),
        null);
  }

  /** What a payment left out. */
  public List<Deduction> ofPayment(long paymentId) {
    return mapper.ofPayment(paymentId, MOST);
  }

  /** What payments left out of an invoice, reversed ones too. */
  public List<Deduction> ofInvoice(long invoiceId) {
    return mapper.ofInvoice(invoiceId, MOST);
  }
}
