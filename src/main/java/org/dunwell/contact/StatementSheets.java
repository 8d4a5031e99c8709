package org.dunwell.contact;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dunwell.contact.StatementSheet.Line;
import org.dunwell.contact.StatementSheet.Pair;
import org.dunwell.contact.StatementSheet.Section;
import org.dunwell.contact.StatementSheet.Total;
import org.dunwell.contact.letters.PostalAddress;
import org.dunwell.contact.templates.Words;
import org.dunwell.receivables.Customer;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.Statement;

/** Writes a statement out in a customer's language. */
public final class StatementSheets {

  /**
   * How long the link to a statement opens it: long enough for a customer who pays monthly, short
   * enough for a mail that was passed on.
   */
  public static final Duration LINK_VALIDITY = Duration.ofDays(60);

  /** A payment reference of a bank transfer has room for about this many invoice numbers. */
  private static final int NUMBERS_IN_REFERENCE = 4;

  private static final String PLAN_INTEREST = "plan-interest";

  private static final String IBAN = "[A-Z]{2}\\d{2}[A-Z0-9 ]+";

  private final SellingEntity entity;
  private final Customer customer;
  private final Words words;

  private StatementSheets(SellingEntity entity, Customer customer, Words words) {
    this.entity = entity;
    this.customer = customer;
    this.words = words;
  }

  /** The sheet of a statement that {@code entity} shows to {@code customer}. */
  public static StatementSheet write(
      Statement statement, SellingEntity entity, Customer customer, Words words) {
    return new StatementSheets(entity, customer, words).sheet(statement);
  }

  private StatementSheet sheet(Statement statement) {
    return new StatementSheet(
        words,
        words.of("statement.title", words.date(statement.asOf())),
        statement.totals().stream().map(totals -> section(statement, totals)).toList(),
        bank(statement),
        company(entity, words));
  }

  /** A sheet with nothing on it but our company, for letters that show no statement. */
  public static StatementSheet blank(SellingEntity entity, Words words) {
    return new StatementSheet(words, "", List.of(), List.of(), company(entity, words));
  }

  private Section section(Statement statement, Statement.Totals totals) {
    String currency = totals.currency();
    List<Line> lines =
        statement.items().stream()
            .filter(item -> item.currency().equals(currency))
            .sorted(Comparator.comparing(Statement.Item::dueOn))
            .map(this::line)
            .toList();
    List<Pair> credits =
        statement.credits().stream()
            .filter(credit -> credit.currency().equals(currency))
            .map(this::credit)
            .toList();
    return new Section(currency, lines, credits, totals(totals, claims(statement, currency)));
  }

  private Line line(Statement.Item item) {
    boolean late = item.pastDue().signum() > 0;
    return new Line(
        item.invoiceId(),
        item.number(),
        words.shortDate(item.issuedOn()),
        words.shortDate(item.dueOn()),
        late ? Integer.toString(item.daysLate()) : words.of("late.notYet"),
        words.digits(item.amount()),
        words.digits(item.open()),
        note(item),
        late);
  }

  private String note(Statement.Item item) {
    List<String> notes = new ArrayList<>();
    if (item.pastDue().signum() > 0 && item.pastDue().compareTo(item.open()) < 0) {
      notes.add(words.of("note.partly", words.digits(item.pastDue())));
    }
    if (item.charges().signum() > 0) {
      notes.add(words.of("note.charges", words.digits(item.charges())));
    }
    if (item.blockedAmount().signum() > 0) {
      notes.add(words.of("note." + item.blockedKind(), words.digits(item.blockedAmount())));
    }
    return String.join("; ", notes);
  }

  private Pair credit(Statement.Credit credit) {
    return new Pair(
        words.of("credit." + credit.kind(), credit.reference(), words.shortDate(credit.date())),
        words.digits(credit.unapplied().negate()));
  }

  private List<Total> totals(Statement.Totals totals, List<Statement.Claim> claims) {
    List<Total> lines = new ArrayList<>();
    String currency = totals.currency();
    boolean plain = totals.blocked().signum() == 0 && totals.credits().signum() == 0;
    if (totals.pastDue().signum() > 0 && !plain) {
      lines.add(total("total.pastDue", totals.pastDue(), currency, false));
    }
    if (totals.blocked().signum() > 0) {
      lines.add(total("total.blocked", totals.blocked().negate(), currency, false));
    }
    if (totals.credits().signum() > 0) {
      lines.add(total("total.credits", totals.credits().negate(), currency, false));
    }
    if (totals.due().signum() > 0) {
      lines.add(total("total.due", totals.due(), currency, true));
    } else if (totals.pastDue().signum() > 0 || totals.open().signum() == 0) {
      lines.add(new Total(words.of("total.nothingDue"), "", true));
    }
    BigDecimal notYetDue = totals.open().subtract(totals.pastDue());
    if (notYetDue.signum() > 0) {
      lines.add(total("total.notYetDue", notYetDue, currency, false));
    }
    claimed(lines, totals, claims);
    return lines;
  }

  /** What lateness has cost is asked for besides: whoever pays without it has paid the invoices. */
  private void claimed(List<Total> lines, Statement.Totals totals, List<Statement.Claim> claims) {
    planned(lines, totals, claims);
    if (claims.stream().allMatch(StatementSheets::ofPlan)) {
      return;
    }
    BigDecimal interest = sum(claims, "interest");
    BigDecimal lumpSums = sum(claims, "compensation");
    BigDecimal fees = sum(claims, "fee");
    lines.add(
        new Total(
            words.of(
                fees.signum() > 0 ? "total.claims.fees" : "total.claims",
                words.digits(interest),
                words.digits(lumpSums),
                words.digits(fees)),
            words.amount(interest.add(lumpSums).add(fees), totals.currency()),
            false));
  }

  /** Agreed on and not for paying late: a line of its own, with its rate. */
  private void planned(List<Total> lines, Statement.Totals totals, List<Statement.Claim> claims) {
    BigDecimal interest = sum(claims, PLAN_INTEREST);
    if (interest.signum() == 0) {
      return;
    }
    List<BigDecimal> rates =
        claims.stream().filter(StatementSheets::ofPlan).map(Statement.Claim::percent).toList();
    BigDecimal rate = rates.get(0);
    boolean one =
        rate != null
            && rates.stream().allMatch(other -> other != null && other.compareTo(rate) == 0);
    lines.add(
        new Total(
            one
                ? words.of("total.claims.plan", words.digits(rate))
                : words.of("total.claims.plans"),
            words.amount(interest, totals.currency()),
            false));
  }

  private static boolean ofPlan(Statement.Claim claim) {
    return claim.kind().equals(PLAN_INTEREST);
  }

  private static List<Statement.Claim> claims(Statement statement, String currency) {
    return statement.claims().stream().filter(one -> one.currency().equals(currency)).toList();
  }

  private static BigDecimal sum(List<Statement.Claim> claims, String kind) {
    return claims.stream()
        .filter(claim -> claim.kind().equals(kind))
        .map(Statement.Claim::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Total total(String code, BigDecimal amount, String currency, boolean strong) {
    return new Total(words.of(code), words.amount(amount, currency), strong);
  }

  private List<Pair> bank(Statement statement) {
    if (entity.iban() == null) {
      return List.of();
    }
    return Stream.of(
            pair("bank.holder", entity.name()),
            pair("bank.bank", entity.bankName()),
            account(entity.iban()),
            pair("bank.bic", entity.bic()),
            pair("bank.reference", reference(statement)))
        .filter(pair -> pair.value() != null)
        .toList();
  }

  /** Where there is no IBAN, an account number as the country writes it. */
  private Pair account(String number) {
    return number.matches(IBAN) ? pair("bank.iban", grouped(number)) : pair("bank.account", number);
  }

  private Pair pair(String code, String value) {
    return new Pair(words.of(code), value);
  }

  private String reference(Statement statement) {
    List<String> late =
        statement.items().stream()
            .filter(item -> item.pastDue().subtract(item.blockedPastDue()).signum() > 0)
            .map(Statement.Item::number)
            .toList();
    List<String> numbers =
        late.isEmpty() ? statement.items().stream().map(Statement.Item::number).toList() : late;
    return numbers.isEmpty() || numbers.size() > NUMBERS_IN_REFERENCE
        ? words.of("reference.many", customer.number())
        : words.of("reference.few", customer.number(), String.join(" ", numbers));
  }

  private static String grouped(String iban) {
    return iban.replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** Name, address and registration of the selling entity, a line each. */
  private static List<String> company(SellingEntity entity, Words words) {
    return Stream.of(
            Stream.of(entity.name(), entity.street()),
            PostalAddress.of(entity).placeLines().stream(),
            Stream.of(
                entity.vatId() == null ? null : words.of("company.vat", entity.vatId()),
                entity.website()))
        .flatMap(lines -> lines)
        .filter(line -> line != null)
        .toList();
  }
}
