-- Who has a health card follows from the facts; what a correction took back is not found any more.
create index health_fact_card on health_fact ((finding::jsonb ->> 'ehcId'))
    where kind in ('CardIssued', 'CardCancelled');

-- The QR codes of a person's health card: since when the one that does not expire was given out, and until when the
-- last one that expires is valid. The codes themselves are made anew from the card's id.
create table card_code (
    person_id     bigint primary key,
    fixed_at      timestamptz,
    dynamic_until timestamptz
);

-- Who is whose family, as a card channel bound them. The ids say nothing of the persons.
create table family_member (
    person_id bigint      not null,
    member_id bigint      not null,
    relation  text        not null,
    bound_at  timestamptz not null,
    bound_by  text        not null,
    primary key (person_id, member_id),
    check (person_id <> member_id)
);

-- The secret with which a partner signs its requests to the open platform. It has to be known to check a signature, so
-- it is sealed and not hashed.
alter table partner add column app_secret_key_id smallint;
alter table partner add column app_secret bytea;

-- The requests of the open platform that came lately: none is taken twice.
create table app_request (
    partner    text        not null,
    request_id text        not null,
    at         timestamptz not null,
    primary key (partner, request_id)
);

create index app_request_at on app_request (at);
