-- Who looks into disputes, and when its people work: deadlines of disputes are counted in the
-- department's own hours. Its people are the members of the engine's group department-<code>.
create schema disputes;

create table disputes.department (
  code       text primary key check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name       text not null unique check (length(name) between 1 and 100),
  email      text check (length(email) <= 254),
  zone       text not null,
  calendar   text not null,
  retired_at timestamptz,
  version    integer not null default 0
);

-- Several pieces a day, such as before and after lunch; 24:00 is the end of the day.
create table disputes.department_hours (
  department text not null references disputes.department,
  weekday    integer not null check (weekday between 1 and 7),
  opens      time not null,
  closes     time not null,
  primary key (department, weekday, opens),
  check (closes > opens)
);

-- The company's own closed days, besides the public holidays of the calendar.
create table disputes.department_closed_day (
  department text not null references disputes.department,
  day        date not null,
  why        text not null check (length(why) between 1 and 200),
  primary key (department, day)
);

-- What people have changed about departments and reason codes, in words; append-only.
create table disputes.settings_change (
  id         bigint generated always as identity primary key,
  kind       text not null check (kind in ('department', 'reason-code')),
  code       text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  what       text not null
);
create index settings_change_of on disputes.settings_change (kind, code, id desc);

insert into disputes.department (code, name, zone, calendar) values
  ('sales',     'Sales',            'Europe/Berlin', 'DE'),
  ('credit',    'Credit',           'Europe/Berlin', 'DE'),
  ('logistics', 'Logistics',        'Europe/Berlin', 'DE'),
  ('quality',   'Quality',          'Europe/Berlin', 'DE'),
  ('billing',   'Billing',          'Europe/Berlin', 'DE'),
  ('tax',       'Tax',              'Europe/Berlin', 'DE'),
  ('marketing', 'Marketing',        'Europe/Berlin', 'DE'),
  ('returns',   'Returns',          'Europe/Berlin', 'DE'),
  ('cash-app',  'Cash application', 'Europe/Berlin', 'DE'),
  ('service',   'Service',          'Europe/Berlin', 'DE'),
  ('legal',     'Legal',            'Europe/Berlin', 'DE');

insert into disputes.department_hours (department, weekday, opens, closes)
select d.code, w.weekday, h.opens, h.closes
from disputes.department d
cross join generate_series(1, 5) w (weekday)
cross join (values (time '08:00', time '12:00'), (time '13:00', time '17:00')) h (opens, closes);
