-- One customer with one late invoice, its case, its letter and the decision behind it.
insert into receivables.selling_entity (code, name, country, time_zone, calendar, currency, email)
values ('DE', 'Muster AG', 'DE', 'Europe/Berlin', 'DE', 'EUR', 'ar@seller.example');
insert into receivables.customer (number, name, country, time_zone, calendar)
values ('C-100', 'Albrecht Maschinenbau GmbH', 'DE', 'Europe/Berlin', 'DE');
insert into receivables.contact (customer_id, name, email, email_retired_at, email_retired_reason)
values (1, 'Anna Berg', 'ap@albrecht.example', now(), '550 unknown');
insert into receivables.invoice
  (selling_entity_id, customer_id, number, issued_on, due_on, currency, amount, open_amount)
values (1, 1, 'R-1001', '2013-01-01', '2013-01-31', 'EUR', 1234.5, 1234.5);
insert into receivables.instalment (invoice_id, position, due_on, amount, open_amount)
values (1, 1, '2013-01-31', 1234.5, 1234.5);
insert into receivables.block (invoice_id, kind, amount, source, set_by, set_at)
values (1, 'dispute', 500, 'test', 'collector', now());
insert into platform.decision
  (id, decision, version, decided_at, subject, inputs, output, fired)
values
  (1, 'treatment', '0123456789ab', now(), 'invoice/1', '{"segment": "standard"}',
   '{"action": "sendReminder"}',
   '[{"table": "treatment", "row": 3, "rowId": "r3", "why": "A week after the first letter."}]');
insert into platform.timeline
  (happened_at, room, kind, customer_id, invoice_id, actor, what, decision_id)
values (now(), 'collections', 'reminder', 1, 1, 'system', 'Asked for a friendly reminder.', 1);
insert into collections.past_due_case
  (id, invoice_id, episode, business_key, customer_id, selling_entity_id, action, tone, next_at,
   started_at, decision_id, process_instance_id)
values (1, 1, 1, '1/1', 1, 1, 'waitForPayment', 'friendly', now(), now(), 1, 'instance-1');
insert into contact.message
  (key, customer_id, selling_entity_id, contact_id, channel, template, language, tone, day, sender,
   recipient, subject, body_text, body_html, message_id, state, attempts, created_at, delivered_at)
values
  ('k', 1, 1, 1, 'email', 'reminder', 'de', 'friendly', '2013-02-02', 'ar@seller.example',
   'ap@albrecht.example', 'Erinnerung', 'bitte', '<html><b>bitte</b></html>',
   '<1@dunwell.example>', 'delivered', 1, now(), now());
insert into contact.message_item
  (message_id, invoice_id, requested, currency, open_amount, due_on, days_late)
values (1, 1, true, 'EUR', 1234.5, '2013-01-31', 2);
insert into contact.request
  (key, kind, channel, tone, customer_id, selling_entity_id, invoice_id, state, message_id,
   requested_at, ended_at)
values ('r', 'reminder', 'email', 'friendly', 1, 1, 1, 'delivered', 1, now(), now());
insert into receivables.payment
  (selling_entity_id, customer_id, reference, received_on, currency, amount, unapplied_amount,
   recorded_at)
values (1, 1, 'P-77', '2013-01-20', 'EUR', 20, 20, now());
