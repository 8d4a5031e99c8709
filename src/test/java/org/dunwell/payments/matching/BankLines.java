package org.dunwell.payments.matching;

import java.math.BigDecimal;
import java.sql.Date;
import org.dunwell.TestLedger;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lines of a bank statement for tests, written straight into their table. */
public final class BankLines {

  private final JdbcTemplate jdbc;
  private final long entity;
  private final long[] statementAndAccount;
  private int count;

  public BankLines(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.entity =
        jdbc.queryForObject(
            "select id from receivables.selling_entity where code = 'DE'", Long.class);
    this.statementAndAccount = NoisyBank.account(jdbc, entity);
  }

  /** Money that came today, in euros. */
  public long came(String payer, String account, String amount, String text) {
    return jdbc.queryForObject(
        """
        insert into payments.statement_line
          (statement_id, bank_account_id, selling_entity_id, fingerprint, booked_on, value_on,
           currency, amount, kind, remittance, payer_name, payer_account)
        values (?, ?, ?, ?, ?, ?, 'EUR', ?, 'payment', ?, ?, ?)
        returning id
        """,
        Long.class,
        statementAndAccount[0],
        statementAndAccount[1],
        entity,
        "line-" + ++count,
        Date.valueOf(TestLedger.TODAY),
        Date.valueOf(TestLedger.TODAY),
        new BigDecimal(amount),
        text,
        payer,
        account);
  }

  public String state(long line) {
    return jdbc.queryForObject(
        "select state from payments.statement_line where id = ?", String.class, line);
  }

  /** The match of a line that stands. */
  public long match(long line) {
    return jdbc.queryForObject(
        "select id from payments.match where line_id = ? and state <> 'undone'", Long.class, line);
  }
}
