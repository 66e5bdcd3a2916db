-- How long results of laboratories were under way. One row per batch, partner and laboratory, never changed: batches
-- that run at once need not wait for each other. The front door sums a day of them.
create table laboratory_delay (
    at               timestamptz not null,
    partner          text        not null,
    laboratory       text        not null,
    results          int         not null,
    seconds          bigint      not null,
    longest_seconds  bigint      not null,
    within_hour      int         not null,
    within_six_hours int         not null,
    within_day       int         not null
);

create index laboratory_delay_at on laboratory_delay (at);
