-- The interest of a payment plan is a charge of its own kind: it was agreed on, and was not for
-- paying late.
alter table receivables.instalment drop constraint instalment_kind_check;
alter table receivables.instalment add constraint instalment_kind_check
  check (kind in ('principal', 'interest', 'plan-interest', 'compensation', 'fee'));
alter table receivables.charge drop constraint charge_kind_check;
alter table receivables.charge add constraint charge_kind_check
  check (kind in ('interest', 'plan-interest', 'compensation', 'fee'));
alter table receivables.charge drop constraint charge_check;
alter table receivables.charge add constraint charge_days_check
  check ((kind in ('interest', 'plan-interest')) = (from_day is not null and to_day is not null));
