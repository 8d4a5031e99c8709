package org.dunwell.payments;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeSessions.Seen;
import org.dunwell.platform.Timeline;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.dunwell.receivables.LedgerLocks;
import org.dunwell.receivables.NewBlock;
import org.dunwell.receivables.NewPayment;
import org.dunwell.receivables.Payment;
import org.dunwell.receivables.Payments;
import org.dunwell.receivables.ToInvoice;
import org.springframework.stereotype.Component;

/** What a checkout does in the ledger; within the caller's transaction. */
@Component
class CheckoutMoney {

  /**
   * The slowest bank debits are known after some ten working days (docs.stripe.com/payments);
   * afterwards we ask for the money again even if nobody has told us.
   */
  private static final int DAYS_ON_THE_WAY = 21;

  private final Payments payments;
  private final Invoices invoices;
  private final Blocks blocks;
  private final PaidAlong along;
  private final PayersCredit credit;
  private final PaymentDays days;
  private final LedgerLocks locks;
  private final CheckoutMapper mapper;
  private final Timeline timeline;
  private final Clock clock;

  CheckoutMoney(
      Payments payments,
      Invoices invoices,
      Blocks blocks,
      PaidAlong along,
      PayersCredit credit,
      PaymentDays days,
      LedgerLocks locks,
      CheckoutMapper mapper,
      Timeline timeline,
      Clock clock) {
    this.payments = payments;
    this.invoices = invoices;
    this.blocks = blocks;
    this.along = along;
    this.credit = credit;
    this.days = days;
    this.locks = locks;
    this.mapper = mapper;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Takes the customers' rows before anything else is locked. */
  void lock(long customerId) {
    locks.payers(List.of(customerId));
  }

  /** Nobody asks for what a bank is just collecting. */
  void onItsWay(Row checkout, List<PartOf> parts) {
    LocalDate until = days.today(checkout.sellingEntityId()).plusDays(DAYS_ON_THE_WAY);
    Map<Long, Invoice> known = known(parts);
    blocks.setAll(
        parts.stream()
            .filter(part -> known.get(part.invoiceId()).isOpen() && part.closes().signum() > 0)
            .map(
                part ->
                    new NewBlock(
                        part.invoiceId(),
                        CheckoutParts.ON_THE_WAY,
                        part.closes(),
                        until,
                        source(checkout),
                        checkout.isDirect()
                            ? "taken by autopay, the bank is collecting it"
                            : "paid online, the bank is collecting it",
                        "system"))
            .toList());
  }

  /**
   * The money is here. What of it no longer fits, because the invoice was paid otherwise meanwhile,
   * stays as the customer's credit.
   *
   * @return the payment's id
   */
  long arrived(Row checkout, List<PartOf> parts, Seen seen, Instant at) {
    blocks.liftOf(invoices(parts), source(checkout), "system");
    credit.give(checkout, parts, at);
    Map<Long, Invoice> known = known(parts);
    List<ToInvoice> told = new ArrayList<>(told(parts, known));
    told.addAll(along.book(checkout, parts));
    BigDecimal amount =
        Amounts.in(checkout.currency(), StripeAmounts.amount(seen.minor(), checkout.currency()));
    Payment payment =
        payments.record(
            new NewPayment(
                checkout.sellingEntityId(),
                checkout.customerId(),
                seen.paymentIntent(),
                days.of(checkout.sellingEntityId(), at),
                checkout.currency(),
                amount,
                parts.stream()
                    .map(part -> known.get(part.invoiceId()).number())
                    .collect(
                        Collectors.joining(
                            ", ", checkout.isDirect() ? "Autopay: " : "Paid online: ", "")),
                told));
    along.settle(checkout, parts, payment);
    return payment.id();
  }

  /** An empty list leaves the money with the invoices that its text names. */
  private static List<ToInvoice> told(List<PartOf> parts, Map<Long, Invoice> known) {
    return parts.stream()
        .filter(part -> known.get(part.invoiceId()).isOpen() && part.amount().signum() > 0)
        .map(
            part ->
                new ToInvoice(
                    part.invoiceId(),
                    Amounts.in(
                        known.get(part.invoiceId()).currency(),
                        part.amount().min(known.get(part.invoiceId()).openAmount()))))
        .toList();
  }

  /** It was never asked for. */
  void withdrawn(Row checkout, List<PartOf> parts) {
    blocks.liftOf(invoices(parts), source(checkout), "system");
  }

  /** The money did not come: it is asked for again, and the customer is known for it. */
  void failed(Row checkout, List<PartOf> parts, String reason) {
    mapper.failed(source(checkout), checkout, reason, clock.instant());
    blocks.liftOf(invoices(parts), source(checkout), "system");
    timeline.addAll(
        parts.stream()
            .map(
                part ->
                    new Timeline.Entry(
                        "payments",
                        "payment",
                        checkout.customerId(),
                        part.invoiceId(),
                        "system",
                        "The %s of %s %s did not come%s."
                            .formatted(
                                checkout.isDirect() ? "automatic payment" : "online payment",
                                Amounts.in(checkout.currency(), part.sum()).toPlainString(),
                                checkout.currency(),
                                reason == null ? "" : ": " + reason.replaceFirst("\\.$", "")),
                        null))
            .toList());
  }

  private Map<Long, Invoice> known(List<PartOf> parts) {
    return invoices.byIds(invoices(parts)).stream()
        .collect(Collectors.toMap(Invoice::id, Function.identity()));
  }

  private static List<Long> invoices(List<PartOf> parts) {
    return parts.stream().map(PartOf::invoiceId).toList();
  }

  private static String source(Row checkout) {
    return "checkout/" + checkout.id();
  }
}
