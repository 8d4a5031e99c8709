-- The list goes along as a file; whoever gets it already gets a workbook.
alter table credit.poor_payer_mail
  add column format text not null default 'xlsx' check (format in ('csv', 'xlsx'));
alter table credit.poor_payer_mail
  alter column format drop default;
