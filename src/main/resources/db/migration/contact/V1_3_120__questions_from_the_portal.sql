-- What a customer asks on its own page is work like a mail; whose it is its link says.
alter table contact.inbound_mail
  drop constraint inbound_mail_matched_by_check,
  add constraint inbound_mail_matched_by_check
    check (matched_by in ('token', 'reference', 'address', 'person', 'portal'));
