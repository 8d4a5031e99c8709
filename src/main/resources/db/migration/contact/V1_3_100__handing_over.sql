-- Between a mail server's "taken" and our commit lies a moment in which a kill leaves us not knowing.
-- The mark is committed before a mail is handed over and goes with the answer, so such a mail is
-- known: its words stay as they are, and it goes again under the same Message-ID.
alter table contact.message
  add handing_since timestamptz,
  add uncertain integer not null default 0;
comment on column contact.message.handing_since is
  'Since when it is handed over without an answer being known.';
comment on column contact.message.uncertain is
  'How often it was handed over again without knowing whether it had been taken before.';
