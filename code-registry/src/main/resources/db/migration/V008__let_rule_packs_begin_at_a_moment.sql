-- A pack comes into force at a moment and no longer on a day: what was decided begins when its day did.
-- What was confirmed and has not begun can be withdrawn; that it was once confirmed stays written down.
alter table rule_pack_activation
    alter column in_force_from type timestamptz using in_force_from::timestamp at time zone 'Asia/Shanghai',
    add column revoked_at timestamptz,
    add column revoked_by text,
    add column revocation text,
    drop constraint rule_pack_activation_state_check,
    drop constraint rule_pack_activation_check,
    add constraint rule_pack_activation_state_check
        check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED', 'WITHDRAWN', 'REVOKED')),
    add constraint rule_pack_activation_two_officers
        check (state not in ('CONFIRMED', 'REVOKED') or proposed_by is null or proposed_by <> decided_by),
    add constraint rule_pack_activation_revoked
        check ((state = 'REVOKED') = (revoked_at is not null and revoked_by is not null and revocation is not null));
