-- The versions of the rules, as they were written. A document that was ever in force is never changed.
create table rule_pack (
    name         text primary key,
    document     text        not null,
    digest       text        not null,
    created_at   timestamptz not null default now(),
    created_by   text        not null,
    withdrawn_at timestamptz,
    withdrawn_by text
);

-- A trial of a pack over the registry. The digest says which wording was tried.
create table shadow_run (
    id           bigint generated always as identity primary key,
    pack         text        not null references rule_pack (name),
    digest       text        not null,
    against      text        not null,
    sample       int,
    every        bigint      not null,
    up_to        bigint      not null,
    last_person  bigint      not null default 0,
    looked       bigint      not null default 0,
    changed      bigint      not null default 0,
    requested_at timestamptz not null,
    requested_by text        not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    stopped      boolean     not null default false
);

create unique index shadow_run_open on shadow_run (pack) where finished_at is null;

-- What a trial found, added up: the codes that would turn. The examples are code ids.
create table shadow_cell (
    run         bigint not null references shadow_run (id),
    from_colour text   not null,
    to_colour   text   not null,
    division    text   not null,
    from_rule   text   not null,
    to_rule     text   not null,
    codes       bigint not null,
    examples    text[] not null,
    primary key (run, from_colour, to_colour, division, from_rule, to_rule)
);

-- Who proposed that a pack comes into force, and what another officer made of it. When a pack ends is not written
-- down: it ends when the next begins, so that on no day there can be two. What was shipped was proposed by nobody.
create table rule_pack_activation (
    id            bigint generated always as identity primary key,
    pack          text        not null references rule_pack (name),
    state         text        not null check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED', 'WITHDRAWN')),
    in_force_from date        not null,
    ground        text        not null,
    document_no   text        not null,
    shadow_run    bigint references shadow_run (id),
    proposed_at   timestamptz not null,
    proposed_by   text,
    decided_at    timestamptz,
    decided_by    text,
    check (state <> 'CONFIRMED' or proposed_by is null or proposed_by <> decided_by)
);

create unique index rule_pack_activation_open on rule_pack_activation (pack) where state = 'PROPOSED';

-- Finds the codes that were derived under another pack than the one in force. The pack of a code changes with a new
-- pack only, so that updates in place stay in place.
create index health_code_rule_pack on health_code (rule_pack, person_id);
