-- Somebody looks for the right telephone number as for an address; a contact may have both an
-- address and a number that do not work. Until now a contact meant e-mail and no contact the post.
alter table contact.task
  add column medium text check (medium in ('email', 'post', 'phone'));
update contact.task
set medium = case when contact_id is null then 'post' else 'email' end
where kind = 'address';
alter table contact.task
  add constraint task_medium check ((kind = 'address') = (medium is not null));
drop index contact.task_open;
create unique index task_open on contact.task (contact_id, medium)
  where state = 'open' and kind = 'address';
