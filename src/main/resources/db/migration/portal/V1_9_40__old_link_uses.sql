-- Uses of links are forgotten after a time; each night asks for the oldest.
create index link_use_last_used on portal.link_use (last_used_at);
