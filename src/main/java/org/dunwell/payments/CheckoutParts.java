package org.dunwell.payments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.platform.BrokenRule;
import org.dunwell.platform.NotThere;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.Block;
import org.dunwell.receivables.Blocks;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.Customers;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;

/** What may be paid online, and how much of it. Under the ledger's locks it stays true. */
@Component
class CheckoutParts {

  /** As many lines as Stripe's page takes. */
  static final int MOST = 100;

  static final String ON_THE_WAY = "payment-on-the-way";

  /** What was announced to be taken may still be paid before. */
  private static final String ANNOUNCED = "autopay/";

  private final Invoices invoices;
  private final Customers customers;
  private final Blocks blocks;
  private final PaidAlong along;
  private final EarlyPayments early;
  private final PayersCredit credit;

  CheckoutParts(
      Invoices invoices,
      Customers customers,
      Blocks blocks,
      PaidAlong along,
      EarlyPayments early,
      PayersCredit credit) {
    this.invoices = invoices;
    this.customers = customers;
    this.blocks = blocks;
    this.along = along;
    this.early = early;
    this.credit = credit;
  }

  /**
   * The parts as they are asked for: less where a discount can be had.
   *
   * @throws BrokenRule when one of them cannot be paid so
   */
  List<PartOf> check(NewCheckout wanted) {
    List<Long> ids = wanted.parts().stream().map(NewCheckout.Part::invoiceId).toList();
    if (ids.isEmpty() || ids.size() > MOST) {
      throw new BrokenRule(
          "Choose 1 to %d invoices to pay at once; you chose %d.".formatted(MOST, ids.size()));
    }
    if (new HashSet<>(ids).size() < ids.size()) {
      throw new BrokenRule(
          "An invoice is named twice. Name each once, with all that is paid of it.");
    }
    Map<Long, Invoice> known =
        invoices.byIds(ids).stream().collect(Collectors.toMap(Invoice::id, Function.identity()));
    Map<Long, List<Block>> coming =
        blocks.of(ids).stream()
            .filter(block -> block.liftedAt() == null && block.kind().equals(ON_THE_WAY))
            .filter(block -> !block.source().startsWith(ANNOUNCED))
            .collect(Collectors.groupingBy(Block::invoiceId));
    Set<Long> payable = payable(wanted.customerId(), known);
    along.check(wanted, known);
    Map<Long, EarlyPayments.Offer> offers = early.of(ids);
    List<PartOf> priced = new ArrayList<>();
    for (NewCheckout.Part part : wanted.parts()) {
      Invoice invoice = known.get(part.invoiceId());
      if (invoice == null || !payable.contains(invoice.id())) {
        throw new NotThere("invoice", part.invoiceId() + " that this customer pays");
      }
      List<Block> onTheWay = coming.getOrDefault(invoice.id(), List.of());
      check(wanted, part, invoice, onTheWay);
      priced.add(priced(part, onTheWay.isEmpty() ? offers.get(invoice.id()) : null));
    }
    List<PartOf> asked = wanted.withCredit() ? credit.takeOff(wanted.purse(), priced) : priced;
    limited(wanted.currency(), asked);
    return asked;
  }

  /** Who would pay more than the discount leaves is asked for what it leaves. */
  private static PartOf priced(NewCheckout.Part part, EarlyPayments.Offer offer) {
    return offer != null && part.amount().compareTo(offer.pay()) >= 0
        ? new PartOf(0, part.invoiceId(), offer.pay(), part.charges(), offer.off(), BigDecimal.ZERO)
        : PartOf.of(part);
  }

  /** The payer's own and those of the customers whose payer it is. */
  private Set<Long> payable(long payer, Map<Long, Invoice> known) {
    Map<Long, Customer> owners =
        customers
            .byIds(known.values().stream().map(Invoice::customerId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Customer::id, Function.identity()));
    return known.values().stream()
        .filter(
            invoice ->
                invoice.customerId() == payer
                    || Long.valueOf(payer).equals(owners.get(invoice.customerId()).payerId()))
        .map(Invoice::id)
        .collect(Collectors.toSet());
  }

  private static void check(
      NewCheckout wanted, NewCheckout.Part part, Invoice invoice, List<Block> coming) {
    if (invoice.sellingEntityId() != wanted.sellingEntityId()
        || !invoice.currency().equals(wanted.currency())) {
      throw new BrokenRule(
          "Invoice %s is another company's or in %s. Pay the invoices of one company and currency together."
              .formatted(invoice.number(), invoice.currency()));
    }
    boolean claimOnly =
        part.amount() != null && part.amount().signum() == 0 && part.charges().signum() > 0;
    if (claimOnly) {
      return;
    }
    BigDecimal left = left(invoice, coming);
    if (left.signum() <= 0) {
      throw new BrokenRule(
          invoice.isOpen()
              ? "Invoice %s is being paid already.".formatted(invoice.number())
              : "Nothing of invoice %s is open any more.".formatted(invoice.number()));
    }
    if (part.amount() == null
        || part.amount().signum() <= 0
        || part.amount().compareTo(left) > 0
        || !fits(part.amount(), wanted.currency())) {
      throw new BrokenRule(
          "Of invoice %s you can pay more than 0 and up to %s %s; you entered %s."
              .formatted(
                  invoice.number(),
                  Amounts.in(invoice.currency(), left).toPlainString(),
                  invoice.currency(),
                  part.amount() == null ? "nothing" : part.amount().toPlainString()));
    }
  }

  /** What is open and not on its way already. */
  private static BigDecimal left(Invoice invoice, List<Block> coming) {
    BigDecimal left = invoice.openAmount();
    for (Block block : coming) {
      left = block.amount() == null ? BigDecimal.ZERO : left.subtract(block.amount());
    }
    return left;
  }

  private static boolean fits(BigDecimal amount, String currency) {
    try {
      return StripeAmounts.minor(amount, currency) > 0;
    } catch (ArithmeticException tooFine) {
      return false;
    }
  }

  static BigDecimal sum(List<PartOf> parts) {
    return parts.stream().map(PartOf::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void limited(String currency, List<PartOf> parts) {
    BigDecimal sum = sum(parts);
    BigDecimal most = StripeAmounts.amount(StripeAmounts.MOST, currency);
    if (sum.compareTo(most) > 0) {
      throw new BrokenRule(
          "At most %s %s can be paid online at once. Choose fewer invoices, or pay by bank transfer."
              .formatted(most.toPlainString(), currency));
    }
  }
}
