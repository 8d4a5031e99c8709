-- The sandbox is some distance ahead of (or behind) the system's clock: knowing when it was set,
-- a restart finds that distance again and never goes back behind what has already happened.
alter table platform.sandbox_time add column set_at timestamptz not null;
