-- The document of an invoice goes along with many mails; its bytes stand in receivables once.
alter table contact.attachment
  alter column bytes drop not null,
  add column document char(64) references receivables.document_content,
  add constraint attachment_has_bytes check (num_nonnulls(bytes, document) = 1);
