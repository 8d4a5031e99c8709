package org.dunwell.sandbox.bank;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How customers pay: most of them exactly and with the number, some short, several in one sum, with
 * a slip of the pen or without a word, some a round sum on account, which only a person can place;
 * somebody whom nobody knows; and one whose bank takes it back.
 */
final class PayingCustomers {

  private static final int MOST_CUSTOMERS = 12;
  private static final int MOST_IN_ONE = 3;
  private static final BigDecimal MOST_OF_IT = new BigDecimal("0.97");
  private static final BigDecimal A_PART = new BigDecimal("0.6");
  private static final String ON_ACCOUNT = "on account";
  private static final BigDecimal STRANGER = new BigDecimal("37.50");
  private static final String NO_FUNDS = "AM04";
  private static final BigInteger MODULUS = BigInteger.valueOf(97);

  private final String day;
  private final int digits;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * For one statement.
   *
   * @param day goes into references, so that a later statement has others
   * @param digits of the currency behind the point
   */
  PayingCustomers(String day, int digits) {
    this.day = day;
    this.digits = digits;
  }

  List<Entry> pay(Collection<OpenItem> open) {
    Map<Long, List<OpenItem>> byCustomer =
        open.stream()
            .collect(
                Collectors.groupingBy(
                    OpenItem::customerId, LinkedHashMap::new, Collectors.toList()));
    int turn = 0;
    for (List<OpenItem> items : byCustomer.values()) {
      if (turn < MOST_CUSTOMERS) {
        pay(items, turn++);
      }
    }
    if (!entries.isEmpty()) {
      entries.add(entries.get(0).takenBack(NO_FUNDS));
      add(STRANGER.setScale(digits, RoundingMode.HALF_UP), 0, "Apex Surplus Ltd", "thank you");
    }
    return entries;
  }

  private void pay(List<OpenItem> items, int turn) {
    OpenItem first = items.get(0);
    String number = first.number();
    switch (turn % 6) {
      case 1 -> several(items);
      case 2 -> add(rounded(first.open().multiply(MOST_OF_IT)), first, number + " less 3 %");
      case 3 -> add(first.open(), first, "");
      case 4 -> add(first.open(), first, "Inv. " + slip(number));
      case 5 -> add(first.open().multiply(A_PART).setScale(0, RoundingMode.UP), first, ON_ACCOUNT);
      default -> add(first.open(), first, "Invoice " + number);
    }
  }

  private void several(List<OpenItem> items) {
    List<OpenItem> some = items.subList(0, Math.min(MOST_IN_ONE, items.size()));
    BigDecimal sum = some.stream().map(OpenItem::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    String numbers = some.stream().map(OpenItem::number).collect(Collectors.joining(", "));
    add(sum, some.get(0), numbers);
  }

  /** The last two characters exchanged. */
  private static String slip(String number) {
    int end = number.length();
    return end < 2
        ? number
        : number.substring(0, end - 2) + number.charAt(end - 1) + number.charAt(end - 2);
  }

  private BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(digits, RoundingMode.HALF_UP);
  }

  private void add(BigDecimal amount, OpenItem item, String text) {
    add(rounded(amount), item.customerId(), item.customer(), text);
  }

  private void add(BigDecimal amount, long customer, String payer, String text) {
    String reference = "SBX-%s-%d".formatted(day, entries.size() + 1);
    entries.add(new Entry(amount, reference, payer, iban(customer), text, null));
  }

  /** The same customer always pays from the same account; its check digits are right. */
  private static String iban(long customer) {
    String account = "10020030%010d".formatted(customer);
    BigInteger number = new BigInteger(account + "131400");
    return "DE%02d%s".formatted(98 - number.mod(MODULUS).intValue(), account);
  }
}
