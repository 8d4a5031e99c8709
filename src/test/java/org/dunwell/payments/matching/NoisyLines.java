package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dunwell.payments.matching.NoisyLedger.Bill;
import org.dunwell.payments.matching.NoisyLedger.Debtor;

/**
 * Bank lines that pay a {@link NoisyLedger}, each with the truth: what the payer meant it for. Nine
 * of ten invoices are paid. A shape is drawn for each payment by the weights of {@link Shape};
 * beside that every fourth payer's name is written differently (capitals, no legal form, cut off, a
 * letter wrong), and of every second text something else is written around the number.
 */
final class NoisyLines {

  /** What a payment is like, and how often of a hundred. */
  enum Shape {
    /** In full, the number as it stands on the invoice. */
    CLEAN(24),
    /** In full, ISO 11649 creditor reference. */
    STRUCTURED(13),
    /** In full, the number with a digit wrong or two exchanged. */
    TYPO(4),
    /** In full, blanks or other punctuation in the number. */
    SPACED(4),
    /** In full, only the digits, or only the last of them. */
    NO_PREFIX(4),
    /** In full, the text ends after 27 or 35 characters, perhaps in the number. */
    CUT_OFF(3),
    /** In full, among telephone numbers, dates, order numbers and amounts. */
    CLUTTERED(4),
    /** Two to five invoices, all their numbers. */
    MERGED(9),
    /** Two to four invoices, some of their numbers. */
    MERGED_HALF_NAMED(2),
    /** Two to four invoices, only the total. */
    MERGED_TOTAL(2),
    /** In two payments, each with the number. */
    SPLIT(3),
    /** Less, because something was wrong with it. */
    DEDUCTED(3),
    /** Some cents less or more. */
    ROUNDED(2),
    /** Less by what a bank keeps. */
    BANK_FEE(1),
    /** Less the discount, in its days. */
    DISCOUNT(6),
    /** Less the discount, days too late. */
    DISCOUNT_LATE(1),
    /** More than is owed. */
    OVER(1),
    /** No word, only the payer and the amount. */
    NO_TEXT(5),
    /** By a third party's account, with the number. */
    THIRD_PARTY(2),
    /** By the head office for its daughter. */
    PARENT(4),
    /** By a factoring bank, with the number and the customer's. */
    FACTORING(1),
    /** In full, and once more. */
    DOUBLE(1),
    /** In full, with the number of another customer's invoice. */
    WRONG_NUMBER(1),
    /** In dollars for an invoice in euros, or the other way round. */
    OTHER_CURRENCY(1);

    final int weight;

    Shape(int weight) {
      this.weight = weight;
    }
  }

  /**
   * A line and what it was meant for.
   *
   * @param debtor whose invoices; -1 when nobody can know
   * @param meant how much of each invoice, by number; empty: it pays nothing that is open
   * @param changed the invoice whose amount the payer had paid in its currency before the bank
   *     changed it, or null
   */
  record Line(
      Shape shape,
      LocalDate on,
      String currency,
      BigDecimal amount,
      String payerName,
      String payerAccount,
      String structured,
      String text,
      int debtor,
      Map<String, BigDecimal> meant,
      Bill changed) {

    /** Credited as it was paid. */
    Line(
        Shape shape,
        LocalDate on,
        String currency,
        BigDecimal amount,
        String payerName,
        String payerAccount,
        String structured,
        String text,
        int debtor,
        Map<String, BigDecimal> meant) {
      this(
          shape,
          on,
          currency,
          amount,
          payerName,
          payerAccount,
          structured,
          text,
          debtor,
          meant,
          null);
    }
  }

  private static final String[] BEFORE = {
    "", "", "", "Rechnung ", "Rg.Nr. ", "Invoice ", "RE ", "Zahlung Rg ", "payment inv. ", "Beleg "
  };

  final List<Line> lines = new ArrayList<>();
  private final NoisyLedger ledger;
  private final Random lots;
  private final Map<Integer, List<Bill>> unpaid = new LinkedHashMap<>();
  private final List<Shape> wheel = new ArrayList<>();

  NoisyLines(NoisyLedger ledger, long seed) {
    this.ledger = ledger;
    this.lots = new Random(seed * 31 + 7);
    for (Shape shape : Shape.values()) {
      for (int i = 0; i < shape.weight; i++) {
        wheel.add(shape);
      }
    }
    for (Bill bill : ledger.bills) {
      if (lots.nextInt(10) > 0) {
        unpaid.computeIfAbsent(bill.debtor(), any -> new ArrayList<>()).add(bill);
      }
    }
    for (List<Bill> of : unpaid.values()) {
      while (!of.isEmpty()) {
        pay(of, wheel.get(lots.nextInt(wheel.size())));
      }
    }
    // payers do not queue up by customer
    java.util.Collections.shuffle(lines, lots);
  }

  Map<Shape, Integer> shares() {
    Map<Shape, Integer> counts = new EnumMap<>(Shape.class);
    lines.forEach(line -> counts.merge(line.shape(), 1, Integer::sum));
    return counts;
  }

  private void pay(List<Bill> of, Shape wanted) {
    Bill bill = of.remove(lots.nextInt(of.size()));
    Debtor debtor = ledger.debtors.get(bill.debtor());
    Shape shape = possible(wanted, bill, debtor);
    switch (shape) {
      case STRUCTURED -> add(shape, bill, bill.amount(), "", rf(bill.number()));
      case TYPO -> add(shape, bill, bill.amount(), around(typo(bill.number())), null);
      case SPACED -> add(shape, bill, bill.amount(), around(spaced(bill.number())), null);
      case NO_PREFIX -> add(shape, bill, bill.amount(), around(bare(bill.number())), null);
      case CUT_OFF -> add(shape, bill, bill.amount(), cutOff(bill), null);
      case CLUTTERED -> add(shape, bill, bill.amount(), clutter(bill), null);
      case MERGED, MERGED_HALF_NAMED, MERGED_TOTAL -> merged(shape, bill, of);
      case SPLIT -> split(bill);
      case DEDUCTED -> less(shape, bill, part(bill, 3, 25), " abzgl. Beanstandung");
      case ROUNDED -> rounded(bill);
      case BANK_FEE -> less(shape, bill, cents(500, 1500), "");
      case DISCOUNT ->
          less(shape, bill, bill.discountAmount(), lots.nextBoolean() ? " abz. Skonto" : "");
      case DISCOUNT_LATE -> less(shape, bill, bill.discountAmount(), "");
      case OVER -> over(bill);
      case NO_TEXT -> add(shape, bill, bill.amount(), "", null);
      case THIRD_PARTY ->
          third(shape, bill, "Treuhand Service " + lots.nextInt(500), around(bill.number()));
      case PARENT -> head(bill, debtor);
      case FACTORING ->
          third(shape, bill, "Eurofactor Bank AG", "Kd " + debtor.number() + " " + bill.number());
      case DOUBLE -> twice(bill);
      case WRONG_NUMBER -> add(shape, bill, bill.amount(), around(anothers(bill)), null);
      case OTHER_CURRENCY -> otherCurrency(bill);
      case CLEAN -> add(shape, bill, bill.amount(), around(bill.number()), null);
    }
  }

  private static Shape possible(Shape wanted, Bill bill, Debtor debtor) {
    boolean can =
        switch (wanted) {
          case DISCOUNT, DISCOUNT_LATE -> bill.discount().signum() > 0;
          case PARENT -> debtor.payer() >= 0;
          case BANK_FEE -> bill.amount().compareTo(BigDecimal.valueOf(100)) > 0;
          case SPLIT, DEDUCTED -> bill.amount().compareTo(BigDecimal.valueOf(40)) > 0;
          default -> true;
        };
    return can ? wanted : Shape.CLEAN;
  }

  private void add(Shape shape, Bill bill, BigDecimal amount, String text, String reference) {
    add(shape, bill, amount, amount.min(bill.amount()), text, reference);
  }

  private void add(
      Shape shape, Bill bill, BigDecimal amount, BigDecimal to, String text, String reference) {
    Debtor debtor = ledger.debtors.get(bill.debtor());
    Map<String, BigDecimal> meant = to.signum() == 0 ? Map.of() : Map.of(bill.number(), to);
    lines.add(
        new Line(
            shape,
            shape == Shape.DISCOUNT ? bill.discountUntil() : NoisyLedger.TODAY,
            bill.currency(),
            amount,
            name(debtor.name()),
            debtor.account(),
            reference,
            text,
            debtor.position(),
            meant));
  }

  private void third(Shape shape, Bill bill, String who, String text) {
    lines.add(
        new Line(
            shape,
            NoisyLedger.TODAY,
            bill.currency(),
            bill.amount(),
            who,
            NoisyLedger.account(lots),
            null,
            text,
            bill.debtor(),
            Map.of(bill.number(), bill.amount())));
  }

  private void head(Bill bill, Debtor debtor) {
    Debtor head = ledger.debtors.get(debtor.payer());
    lines.add(
        new Line(
            Shape.PARENT,
            NoisyLedger.TODAY,
            bill.currency(),
            bill.amount(),
            name(head.name()),
            head.account(),
            null,
            around(bill.number()),
            debtor.position(),
            Map.of(bill.number(), bill.amount())));
  }

  private void merged(Shape shape, Bill first, List<Bill> of) {
    List<Bill> all = new ArrayList<>(List.of(first));
    int most = 2 + lots.nextInt(shape == Shape.MERGED ? 4 : 3);
    for (int i = of.size() - 1; i >= 0 && all.size() < most; i--) {
      if (of.get(i).currency().equals(first.currency())) {
        all.add(of.remove(i));
      }
    }
    Map<String, BigDecimal> meant = new LinkedHashMap<>();
    all.forEach(bill -> meant.put(bill.number(), bill.amount()));
    List<String> named = new ArrayList<>(meant.keySet());
    if (shape == Shape.MERGED_TOTAL) {
      named.clear();
    } else if (shape == Shape.MERGED_HALF_NAMED && named.size() > 1) {
      named.subList(named.size() / 2, named.size()).clear();
    }
    String[] between = {" ", ", ", " + ", "/ ", "; "};
    Debtor debtor = ledger.debtors.get(first.debtor());
    lines.add(
        new Line(
            all.size() == 1 && shape == Shape.MERGED ? Shape.CLEAN : shape,
            NoisyLedger.TODAY,
            first.currency(),
            meant.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
            name(debtor.name()),
            debtor.account(),
            null,
            named.isEmpty()
                ? "Sammelzahlung"
                : around(String.join(between[lots.nextInt(5)], named)),
            debtor.position(),
            meant));
  }

  private void split(Bill bill) {
    BigDecimal first = part(bill, 30, 70);
    add(Shape.SPLIT, bill, first, around(bill.number()) + " Teil 1", null);
    add(Shape.SPLIT, bill, bill.amount().subtract(first), around(bill.number()) + " Rest", null);
  }

  private void less(Shape shape, Bill bill, BigDecimal less, String why) {
    add(shape, bill, bill.amount().subtract(less), around(bill.number()) + why, null);
  }

  private void rounded(Bill bill) {
    BigDecimal by = cents(1, 90);
    BigDecimal amount = lots.nextInt(3) == 0 ? bill.amount().add(by) : bill.amount().subtract(by);
    add(Shape.ROUNDED, bill, amount, around(bill.number()), null);
  }

  private void over(Bill bill) {
    BigDecimal more = bill.amount().add(part(bill, 5, 30)).add(BigDecimal.TEN);
    add(Shape.OVER, bill, more, bill.amount(), around(bill.number()), null);
  }

  private void twice(Bill bill) {
    add(Shape.DOUBLE, bill, bill.amount(), around(bill.number()), null);
    // the second pays nothing; which of the two is the second, nobody can see
    add(Shape.DOUBLE, bill, bill.amount(), around(bill.number()), null);
  }

  private void otherCurrency(Bill bill) {
    Debtor debtor = ledger.debtors.get(bill.debtor());
    lines.add(
        new Line(
            Shape.OTHER_CURRENCY,
            NoisyLedger.TODAY,
            bill.currency().equals("EUR") ? "USD" : "EUR",
            bill.amount().multiply(new BigDecimal("1.09")).setScale(2, RoundingMode.HALF_UP),
            name(debtor.name()),
            debtor.account(),
            null,
            around(bill.number()),
            debtor.position(),
            Map.of(),
            bill));
  }

  private BigDecimal part(Bill bill, int fromPercent, int toPercent) {
    return bill.amount()
        .multiply(BigDecimal.valueOf(fromPercent + lots.nextInt(toPercent - fromPercent)))
        .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
  }

  private BigDecimal cents(int from, int to) {
    return BigDecimal.valueOf(from + lots.nextInt(to - from), 2);
  }

  private String around(String number) {
    String before = BEFORE[lots.nextInt(BEFORE.length)];
    return switch (lots.nextInt(4)) {
      case 0 -> before + number + " vom " + date();
      case 1 -> before.toUpperCase(Locale.ROOT) + number + " DANKE";
      default -> before + number;
    };
  }

  private String date() {
    LocalDate day = NoisyLedger.TODAY.minusDays(lots.nextInt(60));
    return lots.nextBoolean()
        ? "%02d.%02d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear())
        : day.toString();
  }

  private String typo(String number) {
    char[] letters = number.toCharArray();
    int last = letters.length - 1;
    if (lots.nextBoolean()
        && letters[last] != letters[last - 1]
        && Character.isDigit(letters[last - 1])) {
      char swapped = letters[last];
      letters[last] = letters[last - 1];
      letters[last - 1] = swapped;
    } else {
      int at = last - lots.nextInt(4);
      if (Character.isDigit(letters[at])) {
        letters[at] = (char) ('0' + (letters[at] - '0' + 1 + lots.nextInt(8)) % 10);
      }
    }
    return new String(letters);
  }

  private String spaced(String number) {
    if (number.matches("\\d+")) {
      int at = 1 + lots.nextInt(number.length() - 1);
      return number.substring(0, at) + " " + number.substring(at);
    }
    String[] with = {" ", "", ".", "/", " - "};
    return number.replaceAll("[-/]|(?<=F)(?=\\d)", with[lots.nextInt(with.length)]);
  }

  private String bare(String number) {
    String digits = number.replaceAll("^\\D+", "");
    return lots.nextBoolean() ? digits : digits.replaceAll("^(\\d{4}-)?0*", "");
  }

  private String cutOff(Bill bill) {
    String text =
        lots.nextBoolean()
            ? "Unsere Zahlung zu Ihrer Rg " + bill.number() + " vom " + date()
            : "Bestellung " + (40_000 + lots.nextInt(9_999)) + " Re. " + bill.number() + " dankend";
    return text.substring(0, Math.min(text.length(), lots.nextBoolean() ? 27 : 35));
  }

  private String clutter(Bill bill) {
    String phone = "Tel 040/" + (1_000_000 + lots.nextInt(8_999_999));
    String order = bill.order() == null ? "Best. " + (40_000 + lots.nextInt(50_000)) : bill.order();
    String number = around(bill.number());
    return switch (lots.nextInt(3)) {
      case 0 -> phone + " " + order + " " + number + " EUR " + bill.amount();
      case 1 -> date() + " " + number + " " + order + " " + phone;
      default -> order + " v. " + date() + " / " + number;
    };
  }

  private String anothers(Bill bill) {
    Bill other;
    do {
      other = ledger.bills.get(lots.nextInt(ledger.bills.size()));
    } while (other.debtor() == bill.debtor());
    return other.number();
  }

  private String name(String name) {
    return switch (lots.nextInt(12)) {
      case 0 -> name.toUpperCase(Locale.ROOT);
      case 1 -> name.replaceAll(" (GmbH|AG|Ltd|Inc|SARL|B\\.V|e\\.K|S\\.p\\.A|LLC).*$", "");
      case 2 -> name.substring(0, Math.min(name.length(), 27));
      case 3 -> {
        int at = 1 + lots.nextInt(name.length() - 1);
        yield name.substring(0, at) + (char) ('a' + lots.nextInt(26)) + name.substring(at);
      }
      default -> name;
    };
  }

  /** ISO 11649: RF, two check digits over the number's letters and digits. */
  static String rf(String number) {
    String bare = number.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    StringBuilder digits = new StringBuilder();
    (bare + "RF00").chars().forEach(one -> digits.append(Character.digit(one, 36)));
    int check = 98 - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    return "RF%02d%s".formatted(check, bare);
  }
}
