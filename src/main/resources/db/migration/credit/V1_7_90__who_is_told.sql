-- Whom an alert is mailed to is written down when it is raised, one row for each person: whoever looks
-- after the party, else the credit managers who may see it. So each gets one mail a day with all there
-- is for them, whatever others got; before, two who shared an address took each other's mail away.
create table credit.alert_mail (
  alert_id  bigint not null references credit.alert on delete cascade,
  user_id   text not null,
  -- null: settled, by a mail or because somebody has looked at the alert before
  due_at    timestamptz,
  mailed_at timestamptz,
  primary key (alert_id, user_id)
);
create index alert_mail_waiting on credit.alert_mail (due_at, alert_id) where due_at is not null;
create index alert_mail_last on credit.alert_mail (user_id, mailed_at desc) where mailed_at is not null;

insert into credit.alert_mail (alert_id, user_id, due_at)
select id, owner, mail_due_at
from credit.alert
where mail_due_at is not null
  and owner is not null;

alter table credit.alert
  drop column mail_due_at,
  drop column mailed_at;

-- The list of a party's alerts that nobody has seen: a decided review closes them.
create index alert_party_open on credit.alert (party_id) where seen_at is null;
