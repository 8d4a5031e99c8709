-- Mails that call our own people to something, such as a dispute that is theirs.
alter table contact.message
  drop constraint message_kind_check,
  add constraint message_kind_check
    check (kind in ('statement', 'correspondence', 'personal', 'question', 'alert')),
  drop constraint message_to_whom,
  add constraint message_to_whom
    check (contact_id is not null or kind in ('question', 'alert') or channel = 'letter');
