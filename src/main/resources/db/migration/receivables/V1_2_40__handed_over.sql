-- What an agency or a lawyer works on is not asked for by us.
alter table receivables.block drop constraint block_kind_check;
alter table receivables.block add constraint block_kind_check
  check (kind in ('dispute', 'promise', 'hold', 'payment-on-the-way', 'handover'));
