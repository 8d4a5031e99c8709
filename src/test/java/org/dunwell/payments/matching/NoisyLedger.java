package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A ledger as a matcher must expect it, and the bank lines that pay it ({@link NoisyLines}) with
 * the truth beside them. The same seed makes the same ledger.
 *
 * <ul>
 *   <li>One customer for about 25 invoices, the number of invoices very uneven.
 *   <li>Every sixth customer is paid for by a head office, which is a customer itself.
 *   <li>Every tenth name is like another one (Nord, Nord Logistik, Nordlogistik).
 *   <li>Every seventh customer gets the same amount month by month; every sixth amount is round and
 *       occurs with many customers.
 *   <li>Eight styles of invoice numbers, four of them without a letter: they look like dates, like
 *       amounts, like telephone numbers.
 *   <li>Every third customer has a cash discount of 2 or 3 % within 10 or 14 days.
 *   <li>Of two thirds of the customers the account is known from earlier payments.
 * </ul>
 */
final class NoisyLedger {

  /** Today of the ledger. */
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  /**
   * Who owes.
   *
   * @param payer its head office's position among the customers, or -1
   */
  record Debtor(
      int position,
      String number,
      String name,
      String account,
      boolean accountKnown,
      int payer,
      String segment,
      int style) {}

  /** What is owed; {@code discount} is 0 or a percentage until {@code discountUntil}. */
  record Bill(
      int debtor,
      String number,
      LocalDate issued,
      LocalDate due,
      BigDecimal amount,
      String currency,
      String order,
      BigDecimal discount,
      LocalDate discountUntil) {

    BigDecimal discountAmount() {
      return amount.multiply(discount).divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }
  }

  private static final String[] FIRST = {
    "Nord",
    "Hansa",
    "Alster",
    "Rhein",
    "Isar",
    "Berg",
    "Stern",
    "Adler",
    "Linden",
    "Falken",
    "Krone",
    "Baltic",
    "Orion",
    "Vega",
    "Atlas",
    "Delta",
    "Meridian",
    "Summit",
    "Harbor",
    "Cascade",
    "Pinnacle"
  };
  private static final String[] SECOND = {
    "Logistik", "Maschinenbau", "Handel", "Technik", "Foods", "Retail", "Pharma", "Bau", "Druck",
    "Elektro", "Textil", "Chemie", "Medien", "Energie", "Stahl", "Papier", "Glas", "Motoren"
  };
  private static final String[] LEGAL = {
    "GmbH", "GmbH & Co. KG", "AG", "Ltd.", "Inc.", "SARL", "B.V.", "e.K.", "S.p.A.", "LLC"
  };

  final List<Debtor> debtors = new ArrayList<>();
  final List<Bill> bills = new ArrayList<>();
  private final Random lots;
  private final Set<String> names = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private int sequence;

  NoisyLedger(long seed, int invoices) {
    lots = new Random(seed);
    sequence = 4_000 + lots.nextInt(3_000);
    int customers = Math.max(12, invoices / 25);
    for (int i = 0; i < customers; i++) {
      debtors.add(debtor(i));
    }
    for (int i = 0; i < invoices; i++) {
      // a product of two even lots: a few customers have many invoices, many have a few
      int debtor = (int) (lots.nextDouble() * lots.nextDouble() * customers);
      bills.add(bill(debtors.get(debtor)));
    }
    Collections.sort(bills, (one, other) -> one.issued().compareTo(other.issued()));
  }

  private Debtor debtor(int i) {
    int payer = i > 10 && lots.nextInt(6) == 0 ? lots.nextInt(10) : -1;
    String[] segments = {"standard", "standard", "small", "key-account"};
    return new Debtor(
        i,
        "%05d".formatted(10_000 + i * 7),
        name(i),
        account(lots),
        lots.nextInt(3) > 0,
        payer,
        segments[lots.nextInt(4)],
        lots.nextInt(8));
  }

  private String name(int i) {
    String name;
    do {
      String first = FIRST[lots.nextInt(FIRST.length)];
      String second = SECOND[lots.nextInt(SECOND.length)];
      String both =
          switch (lots.nextInt(6)) {
            case 0 -> first + second.toLowerCase(Locale.ROOT);
            case 1 -> first + "-" + second + " " + (1 + lots.nextInt(9));
            case 2 -> "Gebr. " + first + " " + second;
            case 3 -> first + " & " + FIRST[lots.nextInt(FIRST.length)] + " " + second;
            default -> first + " " + second;
          };
      if (i > 5 && lots.nextInt(10) == 0) {
        both = debtors.get(lots.nextInt(i)).name().replaceAll(" \\S+$", "") + " International";
      }
      name = both + " " + LEGAL[lots.nextInt(LEGAL.length)];
    } while (!names.add(name));
    return name;
  }

  /** An account number that looks like an IBAN; its check digits are of no interest here. */
  static String account(Random lots) {
    StringBuilder account = new StringBuilder("DE");
    for (int i = 0; i < 20; i++) {
      account.append(lots.nextInt(10));
    }
    return account.toString();
  }

  private Bill bill(Debtor debtor) {
    LocalDate issued = TODAY.minusDays(3 + lots.nextInt(110));
    BigDecimal discount =
        debtor.position() % 3 == 0 ? BigDecimal.valueOf(2 + lots.nextInt(2)) : BigDecimal.ZERO;
    return new Bill(
        debtor.position(),
        number(debtor.style(), issued),
        issued,
        issued.plusDays(30),
        amount(debtor),
        lots.nextInt(40) == 0 ? "USD" : "EUR",
        lots.nextInt(3) == 0 ? "PO-" + (40_000 + lots.nextInt(50_000)) : null,
        discount,
        issued.plusDays(debtor.position() % 2 == 0 ? 10 : 14));
  }

  private BigDecimal amount(Debtor debtor) {
    if (debtor.position() % 7 == 0 && lots.nextInt(3) > 0) {
      return BigDecimal.valueOf(120L + debtor.position() % 9 * 90L).setScale(2);
    }
    if (lots.nextInt(6) == 0) {
      return BigDecimal.valueOf(100L * (1 + lots.nextInt(40))).setScale(2);
    }
    double value = 20 * Math.exp(lots.nextDouble() * 6.5);
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }

  private String number(int style, LocalDate issued) {
    String number;
    do {
      sequence += 1 + lots.nextInt(3);
      number =
          switch (style) {
            case 0 -> "RE-%d-%06d".formatted(issued.getYear(), sequence);
            case 1 -> "INV-%05d".formatted(10_000 + sequence);
            case 2 -> "F%02d%06d".formatted(issued.getYear() % 100, sequence);
            case 3 -> "AR/%05d/%02d".formatted(sequence, issued.getYear() % 100);
            // as dates are written, and often one
            case 4 ->
                "%d%02d%02d".formatted(issued.getYear(), 1 + sequence % 12, sequence / 12 % 100);
            // as amounts without their point
            case 5 -> "%d".formatted(100_000 + sequence);
            case 6 -> "49%08d".formatted(40_000_000 + sequence);
            default -> "%d%06d".formatted(issued.getYear(), sequence);
          };
    } while (!numbers.add(number));
    return number;
  }
}
