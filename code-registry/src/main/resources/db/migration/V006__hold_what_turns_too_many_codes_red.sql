-- How many codes turned red lately, by what caused it. One row per cause, so that parallel batches of one cause wait for
-- each other here and none counts past the other. The reds of the last hour stand in thirteen parts of five minutes: the
-- part that is running and twelve whole ones, so that never less than an hour is counted.
create table red_count (
    dimension text   not null,
    key       text   not null,
    part      bigint not null,
    reds      int[]  not null,
    primary key (dimension, key)
) with (fillfactor = 70);

-- The parts as they are at a later part, with some reds more: what has grown older than the hour is gone.
create function reds_of_hour(reds int[], last bigint, at bigint, more int) returns int[] language sql immutable as $$
    select array_agg(case when at - ((at - slot) % 13 + 13) % 13 <= last then coalesce(reds[slot + 1], 0) else 0 end
        + case when slot = at % 13 then more else 0 end order by slot)
    from generate_series(0, 12) slot
$$;

-- What was caught: one row from the first record that was held until two officers decided. What comes after a proposal
-- goes under a hold of its own: nobody confirms more than was proposed. The reason is sealed, as it may name persons.
create table hold (
    id           bigint generated always as identity primary key,
    dimension    text        not null,
    key          text        not null,
    since        timestamptz not null,
    most         int         not null,
    state        text        not null default 'HELD' check (state in ('HELD', 'RELEASED', 'DISCARDED')),
    proposal     text        check (proposal in ('RELEASED', 'DISCARDED')),
    key_id       smallint,
    reason       bytea,
    proposed_by  text,
    proposed_at  timestamptz,
    confirmed_by text,
    confirmed_at timestamptz,
    done_at      timestamptz,
    check (state = 'HELD' or confirmed_by <> proposed_by)
);

create unique index hold_growing on hold (dimension, key) where state = 'HELD' and proposal is null;
create index hold_open on hold (dimension, key) where state = 'HELD';
create index hold_undone on hold (id) where state <> 'HELD' and done_at is null;

-- Which records are held by it, and what became of them after the decision.
create table held_record (
    quarantine_id bigint primary key references quarantine (id),
    hold_id       bigint not null references hold (id),
    content_hash  bytea  not null,
    document      text,
    outcome       text
);

create index held_record_hold on held_record (hold_id, quarantine_id);

-- Which codes they would turn red, by the person's key: somebody who is not known yet has no row of his own.
create table held_code (
    quarantine_id bigint not null references held_record (quarantine_id),
    person_key    bytea  not null,
    rule          text   not null,
    division      text,
    primary key (quarantine_id, person_key)
);

-- Whether a case stands behind a document is asked for each preview; cases are few.
create index health_fact_case_document on health_fact ((finding::jsonb ->> 'document')) where kind = 'CaseReport';
