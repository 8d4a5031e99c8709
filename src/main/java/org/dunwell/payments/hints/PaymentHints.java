package org.dunwell.payments.hints;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dunwell.platform.NotThere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what customers say about payments that are on their way. */
@Component
public class PaymentHints {

  /** As many as anybody reads of one customer. */
  private static final int SHOWN = 20;

  private static final String INSERT =
      """
      insert into payments.payment_hint
        (key, customer_id, paid_on, reference, said_by, file_name, media_type, file_bytes, noted_at)
      values
        (:key, :customer, :paidOn, :reference, :saidBy, :fileName, :mediaType, :bytes, :now)
      on conflict (key) do nothing
      returning id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  PaymentHints(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A hint as our people read it.
   *
   * @param invoices the numbers of the invoices, with commas between them
   * @param fileName null when there is no file
   * @param metOn when the money came that it speaks of; null while it has not
   */
  public record Line(
      long id,
      String customerNumber,
      LocalDate paidOn,
      String reference,
      String saidBy,
      String invoices,
      String fileName,
      Instant notedAt,
      Instant metOn) {}

  /**
   * Keeps a hint, in the caller's transaction.
   *
   * @return its id; empty when there is one of this key
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> note(PaymentHint hint) {
    PaymentHint.Proof file = hint.file();
    Optional<Long> id =
        jdbc.sql(INSERT)
            .param("key", hint.key())
            .param("customer", hint.customerId())
            .param("paidOn", hint.paidOn())
            .param("reference", hint.reference())
            .param("saidBy", hint.saidBy())
            .param("fileName", file == null ? null : file.fileName())
            .param("mediaType", file == null ? null : file.mediaType())
            .param("bytes", file == null ? null : file.bytes(), Types.BINARY)
            .param("now", Timestamp.from(clock.instant()))
            .query(Long.class)
            .optional();
    id.ifPresent(fresh -> name(fresh, hint.invoiceIds()));
    return id;
  }

  private void name(long id, Collection<Long> invoiceIds) {
    jdbc.sql(
            """
            insert into payments.payment_hint_invoice (hint_id, invoice_id)
            select ?, invoice_id
            from unnest(?) as invoice_id
            """)
        .params(id, invoiceIds.toArray(Long[]::new))
        .update();
  }

  /** How often it was said of the one of these invoices that it was said of most often. */
  public int mostSaid(Collection<Long> invoiceIds) {
    return jdbc.sql(
            """
            select coalesce(max(said), 0)
            from (
              select count(*) as said
              from payments.payment_hint_invoice
              where invoice_id = any (?)
              group by invoice_id) by_invoice
            """)
        .params((Object) invoiceIds.toArray(Long[]::new))
        .query(Integer.class)
        .single();
  }

  /** The id of what was said under this key before; empty when nothing was. */
  public Optional<Long> known(String key) {
    return jdbc.sql("select id from payments.payment_hint where key = ?")
        .param(key)
        .query(Long.class)
        .optional();
  }

  /** The latest of these customers, newest first. */
  public List<Line> of(Collection<Long> customerIds) {
    return jdbc.sql(
            """
            select
              h.id,
              c.number as customer_number,
              h.paid_on,
              h.reference,
              h.said_by,
              (select string_agg(i.number, ', ' order by i.number)
               from payments.payment_hint_invoice n
               join receivables.invoice i on i.id = n.invoice_id
               where n.hint_id = h.id) as invoices,
              h.file_name,
              h.noted_at,
              h.met_at as met_on
            from payments.payment_hint h
            join receivables.customer c on c.id = h.customer_id
            where h.customer_id = any (?)
            order by
              h.noted_at desc,
              h.id desc
            limit ?
            """)
        .params(customerIds.toArray(Long[]::new), SHOWN)
        .query(Line.class)
        .list();
  }

  /**
   * The proof that came with a hint.
   *
   * @throws NotThere when this customer has given none
   */
  public PaymentHint.Proof file(long customerId, long id) {
    return jdbc.sql(
            """
            select file_name, media_type, file_bytes
            from payments.payment_hint
            where id = ?
              and customer_id = ?
              and file_bytes is not null
            """)
        .params(id, customerId)
        .query(
            (row, n) -> new PaymentHint.Proof(row.getString(1), row.getString(2), row.getBytes(3)))
        .optional()
        .orElseThrow(() -> new NotThere("file of a payment hint", Long.toString(id)));
  }
}
