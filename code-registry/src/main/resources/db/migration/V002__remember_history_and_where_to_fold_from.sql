-- A sender who may bring in history is taken to have reported when it observed: its late check-ins count.
alter table health_fact add column historical boolean not null default false;
alter table superseded_fact add column historical boolean not null default false;

-- The fold of all but the last weeks: a late fact is folded from here, and the whole ledger need not be read.
alter table health_code add column fold_base text;
