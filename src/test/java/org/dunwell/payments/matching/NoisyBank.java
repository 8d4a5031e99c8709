package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dunwell.payments.matching.NoisyLedger.Bill;
import org.dunwell.payments.matching.NoisyLedger.Debtor;
import org.dunwell.payments.matching.NoisyLines.Line;
import org.dunwell.payments.matching.NoisyLines.Shape;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts a {@link NoisyLedger} and its lines into the database, and compares with the truth. */
final class NoisyBank {

  /**
   * What came of it.
   *
   * @param wrong a sentence for each line that was posted by itself to what it was not meant for
   */
  record Score(int lines, int automatic, List<String> wrong, Map<Shape, int[]> byShape) {

    double rate() {
      return automatic * 100.0 / lines;
    }

    String table() {
      StringBuilder table = new StringBuilder();
      byShape.forEach(
          (shape, counts) ->
              table.append("%-18s %5d of %5d%n".formatted(shape, counts[1], counts[0])));
      return table.toString();
    }
  }

  private final JdbcTemplate jdbc;
  private final NoisyLedger ledger;
  private final NoisyLines lines;
  private final boolean stated;

  NoisyBank(JdbcTemplate jdbc, long seed, int invoices) {
    this(jdbc, seed, invoices, false);
  }

  /**
   * @param stated whether the bank tells of two of three changed payments what the payer had paid,
   *     and of the second of them what banks have kept of that; the lines are the same
   */
  NoisyBank(JdbcTemplate jdbc, long seed, int invoices, boolean stated) {
    this.jdbc = jdbc;
    this.stated = stated;
    this.ledger = new NoisyLedger(seed, invoices);
    this.lines = new NoisyLines(ledger, seed);
  }

  /** After the selling entity DE is there. */
  void store() {
    long entity =
        jdbc.queryForObject(
            "select id from receivables.selling_entity where code = 'DE'", Long.class);
    storeCustomers();
    storeBills(entity);
    storeCreditNotes(entity);
    storeLines(account(jdbc, entity), entity);
    jdbc.execute("analyze receivables.invoice");
    jdbc.execute("analyze receivables.customer");
  }

  /** A statement of our account, for lines to stand on; its id and the account's. */
  static long[] account(JdbcTemplate jdbc, long entity) {
    Long account =
        jdbc.queryForObject(
            """
            insert into payments.bank_account (selling_entity_id, number, currency)
            values (?, 'DE02120300000000202051', 'EUR')
            returning id
            """,
            Long.class,
            entity);
    Long file =
        jdbc.queryForObject(
            """
            insert into payments.statement_file
              (name, sha256, format, bytes, state, received_by, received_at)
            values ('noisy.xml', repeat('0', 64), 'camt.053', 1, 'read', 'test', now())
            returning id
            """,
            Long.class);
    Long statement =
        jdbc.queryForObject(
            """
            insert into payments.statement (file_id, bank_account_id, kind, currency)
            values (?, ?, 'statement', 'EUR')
            returning id
            """,
            Long.class,
            file,
            account);
    return new long[] {statement, account};
  }

  private void storeCustomers() {
    List<Object[]> rows = new ArrayList<>();
    for (Debtor debtor : ledger.debtors) {
      rows.add(new Object[] {debtor.number(), debtor.name(), debtor.segment()});
    }
    jdbc.batchUpdate(
        """
        insert into receivables.customer
          (number, name, segment, country, language, time_zone, calendar)
        values (?, ?, ?, 'DE', 'de', 'Europe/Berlin', 'DE')
        """,
        rows);
    for (Debtor debtor : ledger.debtors) {
      if (debtor.payer() >= 0) {
        jdbc.update(
            """
            update receivables.customer
            set payer_id = (select p.id from receivables.customer p where p.number = ?)
            where number = ?
            """,
            ledger.debtors.get(debtor.payer()).number(),
            debtor.number());
      }
      if (debtor.accountKnown()) {
        jdbc.update(
            """
            insert into payments.known_payer (kind, key, customer_id, learned_by, learned_at)
            select 'account', ?, c.id, 'history', now()
            from receivables.customer c
            where c.number = ?
            """,
            debtor.account(),
            debtor.number());
      }
    }
  }

  private void storeBills(long entity) {
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> discounts = new ArrayList<>();
    for (Bill bill : ledger.bills) {
      rows.add(
          new Object[] {
            entity,
            bill.number(),
            Date.valueOf(bill.issued()),
            Date.valueOf(bill.due()),
            bill.currency(),
            bill.amount(),
            bill.amount(),
            bill.order(),
            ledger.debtors.get(bill.debtor()).number()
          });
      if (bill.discount().signum() > 0) {
        discounts.add(
            new Object[] {bill.discount(), Date.valueOf(bill.discountUntil()), bill.number()});
      }
    }
    jdbc.batchUpdate(
        """
        insert into receivables.invoice
          (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount,
           reference)
        select ?, c.id, ?, ?, ?, ?, ?, ?, ?
        from receivables.customer c
        where c.number = ?
        """,
        rows);
    jdbc.update(
        """
        insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
        select i.id, 1, i.due_on, i.amount, i.open_amount
        from receivables.invoice i
        """);
    jdbc.batchUpdate(
        """
        insert into receivables.cash_discount (invoice_id, percent, until)
        select i.id, ?, ?
        from receivables.invoice i
        where i.number = ?
        """,
        discounts);
  }

  /** Every fourth customer has credit, of round and of odd amounts, that no line takes off. */
  private void storeCreditNotes(long entity) {
    jdbc.update(
        """
        insert into receivables.credit_note
          (selling_entity_id, customer_id, number, issued_on, currency, amount, unapplied_amount,
           recorded_at)
        select ?, c.id, 'GS-' || c.id, ?, 'EUR', credit.amount, credit.amount, now()
        from receivables.customer c
        cross join lateral (
          select case c.id % 8
            when 0 then 50.00
            else 5 + (c.id * 7919 % 90000) / 100.0
          end as amount) credit
        where c.id % 4 = 0
        """,
        entity, Date.valueOf(NoisyLedger.TODAY));
  }

  private void storeLines(long[] statementAndAccount, long entity) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < lines.lines.size(); i++) {
      Line line = lines.lines.get(i);
      BigDecimal kept = kept(line, i);
      rows.add(
          new Object[] {
            statementAndAccount[0],
            statementAndAccount[1],
            entity,
            "line-" + i,
            Date.valueOf(NoisyLedger.TODAY),
            Date.valueOf(line.on()),
            line.currency(),
            line.amount(),
            line.structured(),
            line.text(),
            line.payerName(),
            line.payerAccount(),
            kept == null ? null : line.changed().currency(),
            kept == null ? null : line.changed().amount().subtract(kept),
            kept == null || kept.signum() == 0 ? null : line.changed().currency(),
            kept == null || kept.signum() == 0 ? null : kept
          });
    }
    jdbc.batchUpdate(
        """
        insert into payments.statement_line
          (statement_id, bank_account_id, selling_entity_id, fingerprint, booked_on, value_on,
           currency, amount, kind, structured_reference, remittance, payer_name, payer_account,
           original_currency, original_amount, charges_currency, charges)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'payment', ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  /** What banks keep of what was paid; null when they do not tell what that was. */
  private BigDecimal kept(Line line, int position) {
    if (!stated || line.changed() == null || position % 3 == 0) {
      return null;
    }
    return position % 3 == 1
        ? BigDecimal.ZERO
        : line.changed().amount().movePointLeft(2).setScale(2, RoundingMode.UP);
  }

  private Map<String, BigDecimal> meant(Line line, int position) {
    BigDecimal kept = kept(line, position);
    return kept == null
        ? line.meant()
        : Map.of(line.changed().number(), line.changed().amount().subtract(kept));
  }

  /** What became of each line beside what it was meant for. */
  Score score() {
    Map<Integer, Map<String, BigDecimal>> paid = new HashMap<>();
    Map<Integer, String> how = new HashMap<>();
    Map<Integer, String> under = new HashMap<>();
    jdbc.query(
        """
        select
          substr(l.fingerprint, 6)::integer as line,
          m.state,
          m.confidence,
          m.reason,
          i.number,
          p.amount,
          c.number as customer
        from payments.match m
        join payments.statement_line l on l.id = m.line_id
        left join payments.match_part p on p.match_id = m.id and p.rank = 0
        left join receivables.invoice i on i.id = p.invoice_id
        left join receivables.customer c on c.id = m.customer_id
        """,
        row -> {
          int line = row.getInt("line");
          if (row.getString("state").equals("posted")) {
            under.put(line, row.getString("customer"));
            how.put(line, row.getInt("confidence") + " " + row.getString("reason"));
            Map<String, BigDecimal> parts = paid.computeIfAbsent(line, any -> new HashMap<>());
            if (row.getString("number") != null) {
              parts.put(row.getString("number"), row.getBigDecimal("amount"));
            }
          }
        });
    Map<Shape, int[]> byShape = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < lines.lines.size(); i++) {
      Line line = lines.lines.get(i);
      int[] counts = byShape.computeIfAbsent(line.shape(), any -> new int[2]);
      counts[0]++;
      if (paid.containsKey(i)) {
        counts[1]++;
        if (!isRight(meant(line, i), paid.get(i)) || !owes(line, under.get(i))) {
          wrong.add("%s was posted to %s (%s)".formatted(line, paid.get(i), how.get(i)));
        }
      }
    }
    return new Score(lines.lines.size(), paid.size(), wrong, byShape);
  }

  /** No invoice that was not meant, and of none more than was meant. */
  private static boolean isRight(Map<String, BigDecimal> meant, Map<String, BigDecimal> paid) {
    return paid.entrySet().stream()
        .allMatch(
            part ->
                meant.containsKey(part.getKey())
                    && part.getValue().compareTo(meant.get(part.getKey())) <= 0);
  }

  /** The customer that was meant, or who pays for it. */
  private boolean owes(Line line, String customer) {
    Debtor debtor = ledger.debtors.get(line.debtor());
    return debtor.number().equals(customer)
        || debtor.payer() >= 0 && ledger.debtors.get(debtor.payer()).number().equals(customer);
  }
}
