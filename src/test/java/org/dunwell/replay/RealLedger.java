package org.dunwell.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the public late payment histories say, read here without any code of the product. */
final class RealLedger {

  static final Path FILE = Path.of("../shared/data/ar/late-payment-histories.csv");
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy");

  /** One line of the file. */
  record Invoice(
      String number,
      String customer,
      LocalDate issued,
      LocalDate due,
      LocalDate settled,
      BigDecimal amount,
      boolean disputed) {

    long daysLate() {
      return ChronoUnit.DAYS.between(due, settled);
    }

    Instant settledAt() {
      return settled.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    }
  }

  /** What a customer owes and has paid in all at the end of a month. */
  record Position(YearMonth month, String customer, BigDecimal open, BigDecimal paid) {}

  private RealLedger() {}

  static boolean isThere() {
    return Files.exists(FILE);
  }

  static List<Invoice> invoices() throws IOException {
    try (Stream<String> lines = Files.lines(FILE)) {
      return lines.skip(1).map(RealLedger::invoice).toList();
    }
  }

  private static Invoice invoice(String line) {
    String[] cells = line.split(",");
    return new Invoice(
        cells[3],
        cells[1],
        LocalDate.parse(cells[4], DAY),
        LocalDate.parse(cells[5], DAY),
        LocalDate.parse(cells[8], DAY),
        new BigDecimal(cells[6]),
        cells[7].equals("Yes"));
  }

  /** By the lines alone: issued up to the month's end, paid up to it, open what is left. */
  static List<Position> positions(List<Invoice> invoices) {
    Map<String, List<Invoice>> byCustomer = new TreeMap<>();
    invoices.forEach(
        i -> byCustomer.computeIfAbsent(i.customer(), c -> new java.util.ArrayList<>()).add(i));
    return months(invoices)
        .flatMap(
            month ->
                byCustomer.entrySet().stream().map(c -> position(month, c.getKey(), c.getValue())))
        .toList();
  }

  static Stream<YearMonth> months(List<Invoice> invoices) {
    YearMonth first =
        YearMonth.from(invoices.stream().map(Invoice::issued).sorted().findFirst().orElseThrow());
    YearMonth last =
        YearMonth.from(
            invoices.stream().map(Invoice::settled).max(LocalDate::compareTo).orElseThrow());
    return Stream.iterate(first, m -> !m.isAfter(last), m -> m.plusMonths(1));
  }

  private static Position position(YearMonth month, String customer, List<Invoice> invoices) {
    LocalDate end = month.atEndOfMonth();
    BigDecimal open = BigDecimal.ZERO;
    BigDecimal paid = BigDecimal.ZERO;
    for (Invoice invoice : invoices) {
      if (!invoice.settled().isAfter(end)) {
        paid = paid.add(invoice.amount());
      } else if (!invoice.issued().isAfter(end)) {
        open = open.add(invoice.amount());
      }
    }
    return new Position(month, customer, open.setScale(2), paid.setScale(2));
  }
}
