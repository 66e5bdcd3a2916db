-- Where the code stands in its life, as it was last told.
alter table health_code add column status text not null default 'ACTIVE';
update health_code set status = 'CANCELLED' where cancelled;

-- Under a pack whose codes must be checked or expire, the next review tells where each of them stands.
update health_code set review_on = current_date
where rule_pack in (select name from rule_pack where document ~ 'verifyInPerson|validFor');

-- The status after the change; the code under which this one goes on, and from which it was parted again.
alter table code_change add column status text, add column merged_into uuid, add column parted_from uuid;

-- A merged code was counted beside the one that is kept.
update colour_tally t set codes = t.codes - m.codes
from (select colour, count(*) as codes from health_code where merged_into is not null group by colour) m
where m.colour = t.colour;
