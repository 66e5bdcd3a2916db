-- What was audited is sealed a moment later: a seal holds the digest of its entries and of the seal before it, so that
-- nobody can change an entry, or take one away, without breaking all seals from there on.
create table audit_seal (
    number  bigint primary key,
    at      timestamptz not null,
    entries int         not null,
    digest  bytea       not null
);

alter table audit_entry add column seal bigint references audit_seal (number);

create index audit_entry_waiting on audit_entry (id) where seal is null;
create index audit_entry_seal on audit_entry (seal, id);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_code on audit_entry (code_id, id) where code_id is not null;
create index audit_entry_at on audit_entry (at);

create function keep_audit_as_it_is() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'audit_entry' then
        if old.seal is null and new.seal is not null
                and (old.id, old.at, old.actor, old.action, old.purpose) = (new.id, new.at, new.actor, new.action, new.purpose)
                and old.code_id is not distinct from new.code_id then
            return new;
        end if;
    end if;
    raise exception 'the audit trail is only ever added to';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function keep_audit_as_it_is();
create trigger audit_seal_stays before update or delete on audit_seal
    for each row execute function keep_audit_as_it_is();
