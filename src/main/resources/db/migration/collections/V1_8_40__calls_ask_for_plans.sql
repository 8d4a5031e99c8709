-- A call in which somebody asks to pay in parts opens a request for a plan, which a correction of
-- the call takes back.
alter table collections.call_effect
  drop constraint call_effect_kind_check,
  add constraint call_effect_kind_check
    check (kind in ('promise', 'block', 'number', 'escalation', 'mail', 'plan-request'));
