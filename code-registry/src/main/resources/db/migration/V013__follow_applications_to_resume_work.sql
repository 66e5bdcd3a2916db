-- Records whose applications are to be derived anew. Intake notes the record and nothing more.
create table resumption_inbox (
    partner   text        not null,
    record_id text        not null,
    noted_at  timestamptz not null default now(),
    primary key (partner, record_id)
);

insert into resumption_inbox (partner, record_id)
select distinct partner, record_id from health_fact where kind = 'ResumptionApplication';

-- An application as the facts, the codes and the officers have it. All but the decision can be derived from the facts. The
-- note of an officer is sealed, as it may name persons.
create table resumption_application (
    id             bigint generated always as identity primary key,
    partner        text        not null,
    application_no text        not null,
    record_id      text        not null,
    content_hash   bytea       not null,
    received_at    timestamptz not null,
    credit_code    text        not null,
    division       text        not null,
    above_scale    boolean     not null,
    employees      int         not null,
    review_due_on  date        not null,
    state          text        not null
        check (state in ('ACCEPTED', 'RETURNED', 'APPROVED', 'REVOKED', 'WITHDRAWN')),
    reasons        text[]      not null default '{}',
    look_again_at  timestamptz,
    decided_at     timestamptz,
    decided_by     text,
    key_id         smallint,
    note           bytea,
    unique (partner, application_no)
);

create index resumption_application_record on resumption_application (partner, record_id);
create index resumption_application_enterprise on resumption_application (credit_code);
create index resumption_application_look on resumption_application (look_again_at) where look_again_at is not null;
create index resumption_application_due on resumption_application (review_due_on) where state = 'ACCEPTED';

-- Who is on its roster, at which place. The colour is the one that was last told of.
create table resumption_roster (
    application_id bigint  not null references resumption_application (id),
    place          int     not null,
    person_id      bigint  not null,
    from_division  text    not null,
    declared       boolean not null,
    colour         text    not null,
    counts         boolean not null,
    primary key (application_id, place)
);

create index resumption_roster_person on resumption_roster (person_id);

-- What was told, and how far: the last event, the last one on the topic, the last change of a code that was followed.
create table resumption_counter (
    only_row  boolean primary key default true check (only_row),
    last      bigint not null,
    published bigint not null,
    followed  bigint not null
);
insert into resumption_counter (last, published, followed) select 0, 0, last from change_counter;

create table resumption_event (
    number         bigint primary key,
    at             timestamptz not null,
    partner        text        not null,
    application_no text        not null,
    division       text        not null,
    state          text        not null,
    reasons        text[]      not null,
    place          int,
    from_colour    text,
    to_colour      text,
    may_return     boolean
);
