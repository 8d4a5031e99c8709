package org.dunwell.sandbox.bank;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.dunwell.payments.bank.BankStatements;
import org.dunwell.platform.BrokenRule;
import org.dunwell.receivables.SellingEntities;
import org.dunwell.receivables.SellingEntity;
import org.dunwell.receivables.imports.Upload;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a bank statement about what is open here, and has it read like any other. */
@Component
@ConditionalOnProperty(name = "dunwell.mode", havingValue = "sandbox")
public class SandboxBank {

  private static final int MOST_ITEMS = 100;

  /** Two statements of the same second would be one. */
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  private final JdbcClient jdbc;
  private final SellingEntities entities;
  private final BankStatements statements;
  private final Clock clock;

  SandboxBank(JdbcClient jdbc, SellingEntities entities, BankStatements statements, Clock clock) {
    this.jdbc = jdbc;
    this.entities = entities;
    this.statements = statements;
    this.clock = clock;
  }

  /**
   * Lets customers pay and has the statement read.
   *
   * @return the id of the bank file
   * @throws BrokenRule when nothing is open with a selling entity that has an account
   */
  @Transactional
  public long pay(String by) {
    String xml = statement();
    return statements.submit(
        new Upload(
            BankStatements.KIND,
            "sandbox-bank-%s.xml".formatted(NAME.format(clock.instant())),
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
            null,
            false,
            by));
  }

  /** The statement, read by nobody yet. */
  public String statement() {
    Instant now = clock.instant();
    String name = "SBX" + NAME.format(now);
    CamtStatement file = new CamtStatement(name, now, LocalDate.ofInstant(now, ZoneOffset.UTC));
    for (SellingEntity entity : entities.all()) {
      if (entity.iban() != null) {
        int digits = Currency.getInstance(entity.currency()).getDefaultFractionDigits();
        List<Entry> entries = new PayingCustomers(name.substring(3), digits).pay(open(entity));
        if (!entries.isEmpty()) {
          file.account(entity.iban(), entity.currency(), entries);
        }
      }
    }
    return Optional.of(file)
        .filter(one -> !one.isEmpty())
        .map(CamtStatement::xml)
        .orElseThrow(
            () ->
                new BrokenRule(
                    "Nobody can pay: nothing is open with a selling entity that has an IBAN."));
  }

  /** What waits for a person already is paid by nobody a second time. */
  private List<OpenItem> open(SellingEntity entity) {
    return jdbc.sql(
            """
            select
              c.id as customer_id,
              c.name as customer,
              i.number,
              i.open_amount as open
            from receivables.invoice i
            join receivables.customer c on c.id = i.customer_id
            where i.selling_entity_id = ?
              and i.state = 'open'
              and i.currency = ?
              and not exists (
                select
                from payments.match_part p
                join payments.match m on m.id = p.match_id
                where p.invoice_id = i.id
                  and m.state = 'queued')
            order by
              i.due_on,
              i.id
            limit ?
            """)
        .params(entity.id(), entity.currency(), MOST_ITEMS)
        .query(OpenItem.class)
        .list();
  }
}
