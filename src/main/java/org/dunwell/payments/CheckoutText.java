package org.dunwell.payments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dunwell.contact.templates.Words;
import org.dunwell.payments.CheckoutMapper.PartOf;
import org.dunwell.payments.CheckoutMapper.Row;
import org.dunwell.payments.stripe.StripeAmounts;
import org.dunwell.payments.stripe.StripeSessions;
import org.dunwell.receivables.Amounts;
import org.dunwell.receivables.Invoice;
import org.dunwell.receivables.Invoices;
import org.springframework.stereotype.Component;

/** What the provider's page and the payer's statement say a payment is for. */
@Component
class CheckoutText {

  /** Longer ones nobody reads in the provider's lists. */
  private static final int LONGEST = 500;

  /**
   * What is left of the 22 characters of a card statement beside the longest prefix that an account
   * can have (10), the asterisk and the blank (docs.stripe.com, statement descriptors).
   */
  private static final int LONGEST_SUFFIX = 10;

  /** So much of a number's end tells invoices apart. */
  private static final int TAIL = 6;

  private final Invoices invoices;

  CheckoutText(Invoices invoices) {
    this.invoices = invoices;
  }

  StripeSessions.Wanted page(NewCheckout wanted, Row row, List<PartOf> parts) {
    Words words = Words.in(wanted.language());
    Map<Long, Invoice> known =
        invoices.byIds(parts.stream().map(PartOf::invoiceId).toList()).stream()
            .collect(Collectors.toMap(Invoice::id, Function.identity()));
    List<String> numbers = parts.stream().map(one -> known.get(one.invoiceId()).number()).toList();
    String mark = wanted.returnUrl().indexOf('?') < 0 ? "?" : "&";
    return new StripeSessions.Wanted(
        row.key(),
        "Checkout %d, %d invoices".formatted(row.id(), parts.size()),
        description(numbers, words),
        descriptor(numbers),
        wanted.currency(),
        lines(parts, known, words),
        wanted.language(),
        wanted.returnUrl() + mark + "checkout=" + row.id());
  }

  /** What was invoiced, what is booked for lateness and what is claimed, each by itself. */
  private static List<StripeSessions.Line> lines(
      List<PartOf> parts, Map<Long, Invoice> known, Words words) {
    List<StripeSessions.Line> lines = new ArrayList<>();
    for (PartOf part : parts) {
      Invoice invoice = known.get(part.invoiceId());
      BigDecimal principal = part.amount().min(invoice.openPrincipal());
      String text = words.of("checkout.line.invoice", invoice.number());
      if (part.discount().signum() > 0) {
        BigDecimal off = Amounts.in(invoice.currency(), part.discount());
        text =
            words.of(
                "checkout.line.discount", invoice.number(), words.amount(off, invoice.currency()));
      }
      if (part.credit().signum() > 0) {
        BigDecimal off = Amounts.in(invoice.currency(), part.credit());
        text =
            words.of(
                "checkout.line.credit", invoice.number(), words.amount(off, invoice.currency()));
      }
      add(lines, text, principal, invoice);
      add(
          lines,
          words.of("checkout.line.charges", invoice.number()),
          part.amount().subtract(principal),
          invoice);
      add(lines, words.of("checkout.line.claims", invoice.number()), part.charges(), invoice);
    }
    return lines.size() <= CheckoutParts.MOST ? lines : whole(parts, known, words);
  }

  private static void add(
      List<StripeSessions.Line> lines, String text, BigDecimal amount, Invoice invoice) {
    if (amount.signum() > 0) {
      lines.add(new StripeSessions.Line(text, StripeAmounts.minor(amount, invoice.currency())));
    }
  }

  /** A line for each invoice: more the page does not take. */
  private static List<StripeSessions.Line> whole(
      List<PartOf> parts, Map<Long, Invoice> known, Words words) {
    List<StripeSessions.Line> lines = new ArrayList<>();
    for (PartOf part : parts) {
      Invoice invoice = known.get(part.invoiceId());
      add(lines, words.of("checkout.line.invoice", invoice.number()), part.sum(), invoice);
    }
    return lines;
  }

  /** Names as many as fit and says how many there are besides. */
  static String description(List<String> numbers, Words words) {
    StringBuilder named = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      if (named.length() + numbers.get(i).length() > LONGEST) {
        return words.of("checkout.line.more", named, numbers.size() - i);
      }
      named.append(i == 0 ? "" : ", ").append(numbers.get(i));
    }
    return words.of("checkout.line.invoice", named);
  }

  /**
   * The end of the line on a card statement: Latin letters and digits, at least one letter, and
   * none of the characters that card networks refuse.
   */
  static String descriptor(List<String> numbers) {
    if (numbers.size() > 1) {
      return numbers.size() + " INV";
    }
    String number = numbers.get(0).replaceAll("[^A-Za-z0-9.-]", "");
    boolean fits = number.length() <= LONGEST_SUFFIX && number.matches(".*[A-Za-z].*");
    return fits ? number : "INV " + number.substring(Math.max(0, number.length() - TAIL));
  }
}
