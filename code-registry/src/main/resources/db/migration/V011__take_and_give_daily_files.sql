-- For which provinces a partner of the exchange may speak (two digits each); 00 is the national base library, which may
-- speak for all. The key by which it signs is sealed under the key with this id.
alter table partner add provinces text[] not null default '{}';
alter table partner add signing_key_id smallint;
alter table partner add signing_key bytea;

-- A daily file from a neighbour: its manifest, how far it has come, and why it was refused. A place (date, sequence) that
-- was refused is free again.
create table exchange_file (
    id               uuid primary key,
    partner          text        not null,
    province         text        not null,
    on_date          date        not null,
    sequence         int         not null,
    kind             text        not null,
    format           text        not null,
    as_of            timestamptz not null,
    parts            int         not null,
    records          bigint      not null,
    digest_algorithm text        not null,
    digest           text        not null,
    state            text        not null,
    reason           text,
    line             bigint,
    line_reason      text,
    field            text,
    next_part        int         not null default 1,
    next_line        int         not null default 0,
    applied          bigint      not null default 0,
    released         bigint      not null default 0,
    opened_at        timestamptz not null,
    accepted_at      timestamptz,
    applied_at       timestamptz
);

create unique index exchange_file_place on exchange_file (partner, province, on_date, sequence) where state <> 'REFUSED';
create index exchange_file_waiting on exchange_file (accepted_at) where state = 'ACCEPTED';

-- A part as it was sent, sealed, until its file was applied or refused; with the first line of it that does not read.
create table exchange_part (
    file_id     uuid     not null references exchange_file (id),
    number      int      not null,
    lines       int      not null,
    line        int,
    line_reason text,
    field       text,
    key_id      smallint not null,
    sealed      bytea    not null,
    primary key (file_id, number)
);

-- Who stands on a province's list, by the person's key: who is missing from the next full list is released by it.
create table exchange_listed (
    id         bigint generated always as identity unique,
    partner    text  not null,
    province   text  not null,
    person_key bytea not null,
    file_id    uuid  not null,
    primary key (partner, province, person_key)
);

create index exchange_listed_file on exchange_listed (partner, province, file_id);

-- The hub's own red and yellow file of a date, made once and read the same ever after; its parts are sealed.
create table exchange_snapshot (
    on_date  date primary key,
    made_at  timestamptz not null,
    parts    int         not null,
    records  bigint      not null,
    manifest text        not null
);

create table exchange_snapshot_part (
    on_date date     not null references exchange_snapshot (on_date) deferrable initially deferred,
    number  int      not null,
    key_id  smallint not null,
    sealed  bytea    not null,
    primary key (on_date, number)
);

-- What a signed request may be sent with once only, for as long as its time is near enough to be taken.
create table exchange_nonce (
    partner text        not null,
    nonce   text        not null,
    at      timestamptz not null,
    primary key (partner, nonce)
);

create index exchange_nonce_age on exchange_nonce (at);
