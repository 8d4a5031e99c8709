-- What lateness costs is owed with the invoice that is late: interest, a lump sum, a fee become parts
-- of it, so that "past due" stays one sum and a case stays open for as long as something is owed.
-- The invoice's amount stays what was invoiced; the ERP's snapshots are compared without charges.
alter table receivables.instalment add column kind text not null default 'principal'
  check (kind in ('principal', 'interest', 'compensation', 'fee'));

alter table receivables.invoice add column open_charges numeric(19,4) not null default 0
  check (open_charges >= 0);
alter table receivables.invoice drop constraint invoice_check;
alter table receivables.invoice add constraint invoice_open_amount_check
  check (open_amount - open_charges between 0 and amount);

create table receivables.charge (
  id            bigint generated always as identity primary key,
  -- the same charge is booked once, however often the work runs
  key           text not null unique,
  invoice_id    bigint not null references receivables.invoice,
  instalment_id bigint not null unique references receivables.instalment,
  -- the part of the invoice that was late; null when it is about all of it
  late_instalment_id bigint references receivables.instalment,
  kind          text not null check (kind in ('interest', 'compensation', 'fee')),
  amount        numeric(19,4) not null check (amount > 0),
  -- of interest: the days it is for
  from_day      date,
  to_day        date,
  -- how it comes about: law, rates, days
  basis         text not null,
  booked_on     date not null,
  booked_by     text not null,
  state         text not null default 'booked' check (state in ('booked', 'waived', 'reversed')),
  ended_on      date,
  ended_by      text,
  end_reason    text,
  version       integer not null default 0,
  check ((kind = 'interest') = (from_day is not null and to_day is not null))
);
create index charge_late_instalment on receivables.charge (late_instalment_id);
create index charge_invoice on receivables.charge (invoice_id);

-- A charge that is waived or reversed is closed by a write-off of its own.
alter table receivables.write_off drop constraint write_off_kind_check;
alter table receivables.write_off add constraint write_off_kind_check
  check (kind in ('write-off', 'discount', 'charge-ended'));
alter table receivables.write_off add column charge_id bigint references receivables.charge;
create index write_off_charge on receivables.write_off (charge_id) where charge_id is not null;

alter table receivables.journal_entry add column charge_id bigint references receivables.charge;
create index journal_entry_charge on receivables.journal_entry (charge_id)
  where charge_id is not null;

-- What was open of a charge before it was booked: nothing.
create or replace function receivables.open_on(instalment bigint, day date) returns numeric
language sql stable
return (
  select
    case
      when n.kind <> 'principal' and n.due_on > day then 0
      else n.open_amount + coalesce((
        select sum(
          case
            when x.reversed_on is null and x.allocated_on > day then x.amount
            when x.reversed_on > day and x.allocated_on <= day then -x.amount
            else 0
          end)
        from receivables.allocation x
        where x.instalment_id = n.id), 0)
    end
  from receivables.instalment n
  where n.id = instalment);

-- By what the invoice itself was closed; a waived charge does not make a paid invoice a written-off one.
create function receivables.principal_closed_by(invoice bigint) returns text
language sql stable
return (
  select
    case
      when x.payment_id is not null then 'paid'
      when x.credit_note_id is not null then 'credited'
      when x.write_off_id is not null then 'written-off'
      else 'settled-in-ledger'
    end
  from receivables.allocation x
  join receivables.instalment n
    on n.id = x.instalment_id
  where x.invoice_id = invoice
    and x.reversed_on is null
    and n.kind = 'principal'
  order by
    x.allocated_on desc,
    x.id desc
  limit 1);

-- In which order a payment that names nothing clears the parts of a debt, by the law of the selling
-- entity's country. A payment that names its invoice clears what was invoiced first, whatever the
-- country: it leaves no cent stub behind. Countries without a row: charges first.
create table receivables.clearing_order (
  country char(2) primary key,
  unnamed text not null check (unnamed in ('charges-first', 'principal-first')),
  source  text not null
);
insert into receivables.clearing_order (country, unnamed, source) values
  ('DE', 'charges-first', 'BGB s. 366 (2), s. 367 (1): costs, then interest, then principal'),
  ('AT', 'charges-first', 'ABGB s. 1416: interest before principal'),
  ('CH', 'charges-first', 'OR art. 85: interest and costs before principal'),
  ('FR', 'charges-first', 'Code civil art. 1343-1: interest before principal'),
  ('BE', 'charges-first', 'Code civil art. 5.210: interest before principal'),
  ('NL', 'charges-first', 'BW art. 6:44: costs, then interest, then principal'),
  ('IT', 'charges-first', 'Codice civile art. 1194: interest and costs before principal'),
  ('ES', 'charges-first', 'Codigo civil art. 1173: interest before principal'),
  ('GB', 'charges-first', 'common law: Parr''s Banking Co v Yates [1898] 2 QB 460'),
  ('US', 'charges-first', 'United States Rule: Story v Livingston, 38 US 359 (1839)');
