-- Who sees today what goes out tomorrow may want one thing of it otherwise. An invoice that is left
-- out of a day's letter is asked for in the next one; words of one's own stand in one day's letter
-- and nowhere else. Both are read wherever a letter is written, by the preview as by the round.
create table contact.left_out (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references receivables.customer,
  invoice_id  bigint not null references receivables.invoice,
  day         date not null,
  left_out_by text not null,
  left_out_at timestamptz not null,
  unique (invoice_id, day)
);
create index left_out_customer on contact.left_out (customer_id, day);

create table contact.own_words (
  id                bigint generated always as identity primary key,
  customer_id       bigint not null references receivables.customer,
  selling_entity_id bigint not null references receivables.selling_entity,
  day               date not null,
  words             text not null check (length(words) between 1 and 2000),
  above             boolean not null,
  version           integer not null default 1,
  written_by        text not null,
  written_at        timestamptz not null,
  unique (customer_id, selling_entity_id, day)
);

-- A mail can be taken back until it is handed over to the mail server.
alter table contact.message
  drop constraint message_state_check,
  add constraint message_state_check check (state in
    ('queued', 'delivered', 'bounced', 'failed', 'withdrawn', 'taken-back'));
