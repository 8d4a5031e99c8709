-- Mail to people who are no customers (yet): whoever applies for credit, and whoever was named as a
-- reference. It goes the same way as all mail, once, and is nobody's touch of a customer.
alter table contact.message
  alter column customer_id drop not null,
  drop constraint message_kind_check,
  add constraint message_kind_check
    check (kind in ('statement', 'correspondence', 'personal', 'question', 'alert', 'outside')),
  drop constraint message_to_whom,
  add constraint message_to_whom
    check (contact_id is not null
      or kind in ('question', 'alert', 'outside')
      or channel = 'letter'),
  add constraint message_whose check (customer_id is not null or kind in ('outside', 'alert'));
