-- The authority that an officer belongs to; empty until it is registered, and then the officer can make no ruling.
alter table officer add column body text not null default '';
alter table officer add column division text;

-- Rulings: proposed by an officer, decided by one of another body. A confirmed one stands in health_fact as well, under
-- the partner hub-officers and this id. What officers write in free text is sealed, as it may name persons.
create table ruling (
    id               bigint generated always as identity primary key,
    person_id        bigint      not null,
    code_id          uuid        not null,
    rule             text        not null,
    kind             text        not null,
    begins_on        date        not null,
    ends_on          date        not null,
    document         text        not null,
    key_id           smallint    not null,
    ground           bytea       not null,
    appeal_id        uuid,
    proposed_by      text        not null,
    proposed_body    text        not null,
    proposed_at      timestamptz not null,
    expires_at       timestamptz not null,
    outcome          text,
    decided_by       text,
    decided_body     text,
    decided_at       timestamptz,
    rejection_key_id smallint,
    rejection        bytea,
    check (ends_on > begins_on),
    check (outcome is null or decided_by is not null and decided_at is not null),
    check (outcome is distinct from 'CONFIRMED' or decided_by <> proposed_by and decided_body <> proposed_body)
);

create index ruling_person on ruling (person_id);
create index ruling_open on ruling (expires_at) where outcome is null;
create index ruling_proposed_at on ruling (proposed_at);

-- Appeals against a colour, opened by the channel of the person. Statement, contact and reply are sealed.
create table appeal (
    id           uuid primary key,
    person_id    bigint      not null,
    code_id      uuid        not null,
    channel      text        not null,
    record_id    text,
    colour       text        not null,
    rules        text[]      not null,
    sources      text[]      not null,
    division     text        not null,
    key_id       smallint    not null,
    sealed       bytea       not null,
    opened_at    timestamptz not null,
    due_at       timestamptz not null,
    state        text        not null,
    taken_by     text,
    decided_by   text,
    decided_at   timestamptz,
    remedy       text,
    reply_key_id smallint,
    reply        bytea
);

create unique index appeal_one_open on appeal (person_id) where state in ('OPEN', 'IN_REVIEW');
create index appeal_due on appeal (due_at) where state in ('OPEN', 'IN_REVIEW');
create index appeal_opened_at on appeal (opened_at);
