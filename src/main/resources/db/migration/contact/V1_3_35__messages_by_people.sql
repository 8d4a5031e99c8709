-- How many mails people wrote this week: a few among all that go out by themselves.
create index message_personal on contact.message (created_at) where kind = 'personal';
