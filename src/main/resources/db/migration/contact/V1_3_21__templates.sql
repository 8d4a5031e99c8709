-- Managers' own words instead of those that templates come with: one row per save, the latest one
-- counts. A row without words means the default again.
create table contact.template_version (
  id         bigint generated always as identity primary key,
  name       text not null,
  language   text not null,
  subject    text,
  body       text,
  note       text,
  written_by text not null,
  written_at timestamptz not null,
  check ((subject is null) = (body is null))
);
create index template_version_latest on contact.template_version (name, language, id desc);
