-- Customers ask for a plan on their own page, too.
alter table promises.plan_request
  drop constraint plan_request_channel_check,
  add constraint plan_request_channel_check
    check (channel in ('call', 'email', 'escalation', 'portal'));
