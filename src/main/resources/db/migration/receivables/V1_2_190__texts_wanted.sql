-- Text messages need a yes: whose, since when and how we know. And who calls or writes from a number
-- is looked up by the number as the network shows it, so that form of it stands beside the one that
-- people write. Numbers without their country are brought into the international form when they are
-- entered or imported; those from before without it are found by nobody until then.
alter table receivables.contact
  add column text_consent boolean not null default false,
  add column text_consent_at timestamptz,
  add column text_consent_source text,
  add column phone_e164 text generated always as (
    case
      when phone ~ '^\s*(\+|00)' then
        '+' || regexp_replace(
          regexp_replace(
            replace(split_part(lower(phone), 'x', 1), '(0)', ''), '[^0-9]', '', 'g'),
          '^00', '')
    end) stored;
create index contact_phone_e164 on receivables.contact (phone_e164) where phone_e164 is not null;
