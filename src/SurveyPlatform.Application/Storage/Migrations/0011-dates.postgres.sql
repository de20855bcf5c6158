ALTER TABLE calendar_days ADD COLUMN changed_by character varying(100) COLLATE "C";

ALTER TABLE calendar_days ADD COLUMN changed_at_utc timestamp with time zone;

ALTER TABLE collections ADD COLUMN asked_by character varying(20) COLLATE "C";

ALTER TABLE collections ADD COLUMN due_rule text COLLATE "C";

ALTER TABLE collections ADD COLUMN version integer NOT NULL DEFAULT 0;

UPDATE collections SET due_rule = '{"afterWorkingDays":' || due_after_working_days || ',"dayOfMonth":null,"movesToWorkingDay":true}';

ALTER TABLE collections DROP COLUMN due_after_working_days;

-- A period outside the schedule is a day: 2023-11-20.

ALTER TABLE collections ALTER COLUMN first_period TYPE character varying(10) COLLATE "C";

ALTER TABLE collection_exercises ALTER COLUMN period TYPE character varying(10) COLLATE "C";

ALTER TABLE compiled_reports ALTER COLUMN period TYPE character varying(10) COLLATE "C";

CREATE TABLE collection_changes (
    id uuid NOT NULL,
    collection_code character varying(60) COLLATE "C" NOT NULL,
    field character varying(40) COLLATE "C" NOT NULL,
    before character varying(2000) COLLATE "C",
    after character varying(2000) COLLATE "C",
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_collection_changes" PRIMARY KEY (id),
    CONSTRAINT "FK_collection_changes_collections_collection_code" FOREIGN KEY (collection_code) REFERENCES collections (code) ON DELETE RESTRICT
);

CREATE INDEX "IX_collection_changes_collection_code_at_utc" ON collection_changes (collection_code, at_utc);

ALTER TABLE collection_exercises ADD COLUMN reason character varying(500) COLLATE "C";

ALTER TABLE obligations ADD COLUMN lock_on date;

UPDATE obligations SET lock_on = (SELECT e.lock FROM collection_exercises e WHERE e.id = obligations.exercise_id);

ALTER TABLE obligations ALTER COLUMN lock_on SET NOT NULL;

CREATE TABLE due_extensions (
    id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    cause character varying(20) COLLATE "C" NOT NULL,
    asked_by character varying(100) COLLATE "C",
    asked_at_utc timestamp with time zone,
    asked_until date,
    asked_reason character varying(500) COLLATE "C",
    decision character varying(20) COLLATE "C",
    decision_reason character varying(500) COLLATE "C",
    decided_by character varying(100) COLLATE "C",
    decided_at_utc timestamp with time zone,
    due_before date,
    until date,
    lock_before date,
    lock_on date,
    CONSTRAINT "PK_due_extensions" PRIMARY KEY (id),
    CONSTRAINT "FK_due_extensions_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_due_extensions_obligation_id_decided_at_utc" ON due_extensions (obligation_id, decided_at_utc);

CREATE UNIQUE INDEX "IX_due_extensions_open" ON due_extensions (obligation_id) WHERE decision IS NULL;
