-- Up to which mail the mailbox was read, as IMAP numbers them. One row.
create table contact.mailbox_position (
  one          boolean primary key default true check (one),
  uid_validity bigint not null,
  last_uid     bigint not null
);

-- A delivery report without the letter's headers is matched by its recipient.
create index message_recipient on contact.message (lower(recipient), delivered_at)
  where state = 'delivered';
