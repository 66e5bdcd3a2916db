-- What a partner may be told of a person whom it asks about by document.
alter table partner add column disclosure text not null default 'COLOUR'
    check (disclosure in ('COLOUR', 'REASON', 'FULL'));

-- Persons' consents to being asked about, each given and revoked through the channel that shows them their code.
create table consent (
    id         uuid primary key,
    person_id  bigint      not null,
    partner    text        not null,
    channel    text        not null,
    scope      text        not null,
    proof      text        not null,
    proven_at  timestamptz not null,
    given_at   timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);

-- A code on paper is a token that lives for days; a person has one.
alter table code_token add column paper boolean not null default false;
create unique index code_token_paper on code_token (person_id) where paper;

-- What verifications leave behind: how many of a minute at a checkpoint ended how. Nothing of the persons.
create table verification_tally (
    at         timestamptz not null,
    partner    text        not null,
    checkpoint text        not null,
    result     text        not null,
    checks     bigint      not null,
    primary key (at, partner, checkpoint, result)
);
