-- Whom we trust, or are asked to trust: every customer is a party, and so is a prospect, who has no
-- account yet. Name and address of a customer stand in receivables and nowhere else; those of a
-- prospect stand here until he becomes a customer, and stay as he gave them.
create schema credit;

create table credit.party (
  id                  bigint generated always as identity primary key,
  customer_id         bigint unique references receivables.customer,
  -- in which its limit is given and its exposure summed up
  currency            char(3) not null,
  registration_number text,
  vat_id              text,
  -- which of Altman's formulas fits
  industry            text not null default 'manufacturer'
                        check (industry in ('manufacturer', 'other')),
  name                text,
  street              text,
  postal_code         text,
  city                text,
  country             char(2),
  language            text,
  contact_name        text,
  email               text,
  phone               text,
  website             text,
  owner               text,
  created_at          timestamptz not null,
  -- since when a prospect is a customer
  converted_at        timestamptz,
  version             integer not null default 0,
  check (customer_id is not null
    or (name is not null and country is not null and language is not null))
);
create index party_registration on credit.party (registration_number)
  where registration_number is not null;
