-- A bureau may know no such company, which is an answer: an application goes on with it at once.
alter table credit.application drop constraint application_bureau_check;
alter table credit.application add constraint application_bureau_check
  check (bureau in ('asked', 'arrived', 'unknown', 'failed', 'none'));
