-- A reminder may go as a text message.
alter table collections.tomorrow_line
  drop constraint tomorrow_line_channel_check,
  add constraint tomorrow_line_channel_check
    check (channel in ('email', 'letter', 'phone', 'sms', 'desk', 'none'));
