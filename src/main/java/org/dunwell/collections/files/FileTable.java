package org.dunwell.collections.files;

/** The tables of a file, each a query whose columns are named as people read them. */
enum FileTable {
  STATEMENT(
      "statement.csv",
      """
      select
        e.name as "Creditor",
        i.number as "Invoice",
        i.issued_on as "Issued",
        i.due_on as "Due",
        i.currency as "Currency",
        i.amount as "Amount",
        (select sum(receivables.open_on(n.id, :day::date))
          from receivables.instalment n
          where n.invoice_id = i.id) as "Open",
        greatest(0, :day::date - i.due_on) as "Days late",
        i.reference as "Reference"
      from receivables.invoice i
      join receivables.selling_entity e on e.id = i.selling_entity_id
      where i.id = any(:invoices)
      order by e.name, i.due_on, i.id
      """),
  PAYMENTS(
      "payments.csv",
      """
      select
        i.number as "Invoice",
        a.allocated_on as "On",
        case
          when a.payment_id is not null then 'payment'
          when a.credit_note_id is not null then 'credit note'
          when a.write_off_id is not null then w.kind
          else 'settled in the ledger'
        end as "Kind",
        coalesce(p.reference, n.number, w.reason) as "Reference",
        i.currency as "Currency",
        a.amount as "Amount",
        a.reversed_on as "Reversed"
      from receivables.allocation a
      join receivables.invoice i on i.id = a.invoice_id
      left join receivables.payment p on p.id = a.payment_id
      left join receivables.credit_note n on n.id = a.credit_note_id
      left join receivables.write_off w on w.id = a.write_off_id
      where a.invoice_id = any(:invoices)
      order by a.allocated_on, a.id
      """),
  CALLS(
      "calls.csv",
      """
      select
        t.ended_at as "When",
        t.kind as "What",
        t.ended_by as "By",
        t.outcome as "Outcome",
        t.note as "Note"
      from collections.customer_task t
      where t.customer_id = :customer
        and t.state = 'done'
        and t.ended_at <= :now
      order by t.ended_at, t.id
      """),
  PROMISES(
      "promises.csv",
      """
      select
        p.taken_at as "Taken",
        p.said_by as "Said by",
        p.currency as "Currency",
        p.amount as "Amount",
        p.promised_for as "Promised for",
        p.state as "State",
        p.kept_amount as "Kept",
        p.note as "Note"
      from promises.promise p
      where p.customer_id = :customer
      order by p.taken_at, p.id
      """),
  TIMELINE(
      "timeline.csv",
      """
      select
        t.happened_at as "When",
        t.kind as "Kind",
        i.number as "Invoice",
        t.actor as "By",
        t.what as "What"
      from platform.timeline t
      left join receivables.invoice i on i.id = t.invoice_id
      where t.customer_id = :customer
        and not (t.room = 'receivables' and t.kind = 'note')
        and t.happened_at <= :now
      order by t.happened_at, t.id
      """);

  private final String fileName;
  private final String sql;

  FileTable(String fileName, String sql) {
    this.fileName = fileName;
    this.sql = sql;
  }

  String fileName() {
    return fileName;
  }

  String sql() {
    return sql;
  }
}
