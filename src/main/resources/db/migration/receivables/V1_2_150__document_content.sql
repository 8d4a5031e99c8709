-- The bytes of documents stand once, by their fingerprint: the same document goes along with many
-- mails, and what went along must stay what it was when the invoice gets another document.
create table receivables.document_content (
  sha256 char(64) primary key,
  size   integer not null,
  bytes  bytea not null
);
-- PDF is packed already
alter table receivables.document_content alter column bytes set storage external;

insert into receivables.document_content (sha256, size, bytes)
select distinct on (sha256)
  sha256,
  size,
  bytes
from receivables.invoice_document
order by sha256, invoice_id;

alter table receivables.invoice_document
  add constraint invoice_document_content
    foreign key (sha256) references receivables.document_content,
  drop column bytes,
  -- whence it came, in words for people: the file that was imported, the address it was fetched from
  add column origin text;
