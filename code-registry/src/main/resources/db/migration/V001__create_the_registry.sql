-- Who may call. Accounts are checked by the server's realm through the two views below.
create table partner (
    code          text primary key,
    name          text        not null,
    system        text        not null,
    grants        text[]      not null default '{}',
    password_hash text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null default now()
);

create table officer (
    name          text primary key,
    roles         text[]      not null,
    password_hash text        not null,
    active        boolean     not null default true,
    created_at    timestamptz not null default now()
);

create view hub_account (name, password_hash) as
    select code, password_hash from partner where active
    union all
    select name, password_hash from officer where active;

create view hub_account_role (name, role) as
    select code, 'partner' from partner where active
    union all
    select code, 'system-' || system from partner where active
    union all
    select code, 'partner-' || code from partner where active
    union all
    select code, 'read-' || g from partner, unnest(grants) g where active
    union all
    select name, r from officer, unnest(roles) r where active;

-- A person, by a keyed hash of type and number of the identity document. Identity is sealed; the key id names the
-- key, which is kept outside the database.
create table person (
    id         bigint generated always as identity primary key,
    key        bytea       not null unique,
    id_type    text        not null,
    key_id     smallint    not null,
    sealed     bytea       not null,
    created_at timestamptz not null default now()
);

-- The tables that intake writes name persons without a foreign key: the batch that writes them has inserted or locked
-- the person, persons are never removed, and the check cost a third of the time of a record.

-- The person's code, with the facts folded so far. The fill factor leaves room for updates in place.
create table health_code (
    person_id  bigint primary key,
    code_id    uuid        not null unique default gen_random_uuid(),
    colour     text        not null,
    rule       text        not null,
    since      date        not null,
    until      date,
    review_on  date,
    rule_pack  text        not null,
    division   text,
    cancelled  boolean     not null default false,
    state      text        not null,
    updated_at timestamptz not null
) with (fillfactor = 80);

create index health_code_review on health_code (review_on) where review_on is not null;

-- The ledger of facts. A record's facts share its key and its content hash, and differ in their part.
create table health_fact (
    partner      text        not null,
    record_id    text        not null,
    part         int         not null,
    content_hash bytea       not null,
    system       text        not null,
    person_id    bigint,
    credit_code  text,
    kind         text        not null,
    effective_on date        not null,
    observed_at  timestamptz not null,
    received_at  timestamptz not null,
    finding      text        not null,
    primary key (partner, record_id, part),
    check ((person_id is null) <> (credit_code is null))
);

create index health_fact_person on health_fact (person_id, effective_on) where person_id is not null;
create index health_fact_enterprise on health_fact (credit_code) where credit_code is not null;

-- What a correction replaced: the ledger as it was, for audit.
create table superseded_fact (
    id            bigint generated always as identity primary key,
    superseded_at timestamptz not null,
    partner       text        not null,
    record_id     text        not null,
    part          int         not null,
    content_hash  bytea       not null,
    system        text        not null,
    person_id     bigint,
    credit_code   text,
    kind          text        not null,
    effective_on  date        not null,
    observed_at   timestamptz not null,
    received_at   timestamptz not null,
    finding       text        not null
);

create index superseded_fact_record on superseded_fact (partner, record_id);

-- History and outbox in one. Numbers are given under the lock of change_counter, so they are free of gaps and
-- become visible in order.
create table change_counter (
    only_row boolean primary key default true check (only_row),
    last     bigint not null
);
insert into change_counter (last) values (0);

create table code_change (
    number      bigint primary key,
    person_id   bigint      not null,
    code_id     uuid        not null,
    at          timestamptz not null,
    from_colour text,
    to_colour   text        not null,
    rule        text        not null,
    rule_pack   text        not null,
    since       date        not null,
    until       date,
    division    text,
    partner     text,
    record_id   text
);

create index code_change_person on code_change (person_id, number);

-- How far the outbox was published to the topic.
create table publication (
    topic       text primary key,
    last_number bigint not null
);
insert into publication (topic, last_number) values ('events.code-changes', 0);

-- What became of records that were sent by REST, for whoever asks by tracking id.
create table intake_outcome (
    tracking_id text not null,
    index       int  not null,
    record_id   text not null,
    outcome     text not null,
    reason      text,
    settled_at  timestamptz not null,
    primary key (tracking_id, index)
);

-- One row per batch, partner and outcome; the console sums a day of them.
create table intake_tally (
    at      timestamptz not null,
    partner text        not null,
    system  text        not null,
    outcome text        not null,
    records int         not null
);

create index intake_tally_at on intake_tally (at);

-- Codes by colour, rolled up from code_change as far as last_number.
create table colour_tally (
    colour text primary key,
    codes  bigint not null
);
create table rollup (
    name        text primary key,
    last_number bigint not null
);
insert into rollup (name, last_number) values ('colour_tally', 0);

-- What was kept aside. The content is sealed as it names persons.
create table quarantine (
    id          bigint generated always as identity primary key,
    received_at timestamptz not null,
    partner     text        not null,
    system      text        not null,
    record_id   text        not null,
    cause       text        not null,
    field       text,
    key_id      smallint    not null,
    sealed      bytea       not null,
    closed_at   timestamptz
);

create unique index quarantine_open_record on quarantine (partner, record_id) where closed_at is null;

-- Tokens in the pictures that people show. Only their digest is kept.
create table code_token (
    digest     bytea primary key,
    person_id  bigint      not null references person (id),
    expires_at timestamptz not null
);

create index code_token_expiry on code_token (expires_at);

-- Who read or did what. Rows are only ever added.
create table audit_entry (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    code_id uuid,
    purpose text        not null
);
