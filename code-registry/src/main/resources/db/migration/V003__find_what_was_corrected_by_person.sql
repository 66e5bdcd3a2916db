-- What was known of a person at a past moment includes what was corrected since.
create index superseded_fact_person on superseded_fact (person_id, superseded_at) where person_id is not null;
