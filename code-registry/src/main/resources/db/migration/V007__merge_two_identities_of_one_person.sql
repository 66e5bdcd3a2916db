-- The person under whose code this one's facts are folded. Facts keep the person by whose document they came, so that
-- a merging can be undone. Only one deep: who is merged holds nobody.
alter table health_code add column merged_into bigint check (merged_into <> person_id);

create index health_code_merged on health_code (merged_into) where merged_into is not null;

-- A merging of two identities, with every step that officers took. Two take part in each.
create table identity_merge (
    id            bigint generated always as identity primary key,
    kept_person   bigint not null,
    merged_person bigint not null,
    state         text   not null
);

create index identity_merge_kept on identity_merge (kept_person);
create index identity_merge_merged on identity_merge (merged_person);

create table identity_merge_step (
    merge_id bigint      not null references identity_merge (id),
    number   int         not null,
    step     text        not null,
    at       timestamptz not null,
    officer  text        not null,
    ground   text        not null,
    document text        not null,
    primary key (merge_id, number)
);
