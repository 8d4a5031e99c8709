-- A call in which somebody disputes raises disputes, which a correction of the call takes back.
alter table collections.call_effect
  drop constraint call_effect_kind_check,
  add constraint call_effect_kind_check
    check (kind in ('promise', 'block', 'number', 'escalation', 'mail', 'plan-request', 'dispute'));
