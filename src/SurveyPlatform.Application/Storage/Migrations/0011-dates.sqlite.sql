ALTER TABLE "calendar_days" ADD COLUMN "changed_by" TEXT NULL;

ALTER TABLE "calendar_days" ADD COLUMN "changed_at_utc" TEXT NULL;

ALTER TABLE "collections" ADD COLUMN "asked_by" TEXT NULL;

ALTER TABLE "collections" ADD COLUMN "due_rule" TEXT NULL;

ALTER TABLE "collections" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;

UPDATE "collections" SET "due_rule" = '{"afterWorkingDays":' || "due_after_working_days" || ',"dayOfMonth":null,"movesToWorkingDay":true}';

ALTER TABLE "collections" DROP COLUMN "due_after_working_days";

CREATE TABLE "collection_changes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_collection_changes" PRIMARY KEY,
    "collection_code" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT NULL,
    "after" TEXT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_collection_changes_collections_collection_code" FOREIGN KEY ("collection_code") REFERENCES "collections" ("code") ON DELETE RESTRICT
);

CREATE INDEX "IX_collection_changes_collection_code_at_utc" ON "collection_changes" ("collection_code", "at_utc");

ALTER TABLE "collection_exercises" ADD COLUMN "reason" TEXT NULL;

-- SQLite adds a column that must have a value by copying the table; the keys are not checked meanwhile (SurveyStore).

CREATE TABLE "new_obligations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_obligations" PRIMARY KEY,
    "exercise_id" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "unit_kind" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "unit_type_name" TEXT NOT NULL,
    "unit_name" TEXT NOT NULL,
    "unit_sort_key" TEXT NOT NULL,
    "unit_folded_key" TEXT NOT NULL,
    "parent_id" INTEGER NULL,
    "path" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "lock_on" TEXT NOT NULL,
    CONSTRAINT "FK_obligations_collection_exercises_exercise_id" FOREIGN KEY ("exercise_id") REFERENCES "collection_exercises" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_obligations_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

INSERT INTO "new_obligations" ("id", "exercise_id", "unit_id", "unit_kind", "unit_code", "unit_type_name", "unit_name", "unit_sort_key", "unit_folded_key", "parent_id", "path", "due_on", "lock_on")
SELECT "id", "exercise_id", "unit_id", "unit_kind", "unit_code", "unit_type_name", "unit_name", "unit_sort_key", "unit_folded_key", "parent_id", "path", "due_on", (SELECT e."lock" FROM "collection_exercises" e WHERE e."id" = "obligations"."exercise_id") FROM "obligations";

DROP TABLE "obligations";

ALTER TABLE "new_obligations" RENAME TO "obligations";

CREATE UNIQUE INDEX "IX_obligations_exercise_id_unit_id" ON "obligations" ("exercise_id", "unit_id");

CREATE INDEX "IX_obligations_path" ON "obligations" ("path");

CREATE INDEX "IX_obligations_unit_id" ON "obligations" ("unit_id");

CREATE TABLE "due_extensions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_due_extensions" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "asked_by" TEXT NULL,
    "asked_at_utc" TEXT NULL,
    "asked_until" TEXT NULL,
    "asked_reason" TEXT NULL,
    "decision" TEXT NULL,
    "decision_reason" TEXT NULL,
    "decided_by" TEXT NULL,
    "decided_at_utc" TEXT NULL,
    "due_before" TEXT NULL,
    "until" TEXT NULL,
    "lock_before" TEXT NULL,
    "lock_on" TEXT NULL,
    CONSTRAINT "FK_due_extensions_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_due_extensions_obligation_id_decided_at_utc" ON "due_extensions" ("obligation_id", "decided_at_utc");

CREATE UNIQUE INDEX "IX_due_extensions_open" ON "due_extensions" ("obligation_id") WHERE "decision" IS NULL;
