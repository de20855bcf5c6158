-- SQLite adds a column that must have a value by copying the table; the keys are not checked meanwhile (SurveyStore).
CREATE TABLE "new_unit_verdicts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_unit_verdicts" PRIMARY KEY,
    "exercise_id" TEXT NOT NULL,
    "obligation_id" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "standard_code" TEXT NOT NULL,
    "standard_version" INTEGER NOT NULL,
    "criterion_code" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "figure" TEXT NULL,
    "threshold" TEXT NULL,
    "gap" TEXT NULL,
    "return_revision" INTEGER NOT NULL,
    "decided" TEXT NOT NULL,
    "judged_at_utc" TEXT NOT NULL,
    "superseded_at_utc" TEXT NULL,
    CONSTRAINT "FK_unit_verdicts_collection_exercises_exercise_id" FOREIGN KEY ("exercise_id") REFERENCES "collection_exercises" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_unit_verdicts_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE CASCADE
);

-- When the verdicts so far were passed is not known: not later than now.
INSERT INTO "new_unit_verdicts"
SELECT "id", "exercise_id", "obligation_id", "unit_id", "standard_code", "standard_version", "criterion_code", "outcome", "figure", "threshold", "gap",
    "return_revision", '[]', strftime('%Y-%m-%d %H:%M:%S', 'now'), NULL
FROM "unit_verdicts";

DROP TABLE "unit_verdicts";

ALTER TABLE "new_unit_verdicts" RENAME TO "unit_verdicts";

CREATE INDEX "IX_unit_verdicts_exercise_id_outcome" ON "unit_verdicts" ("exercise_id", "outcome");

CREATE UNIQUE INDEX "IX_unit_verdicts_current" ON "unit_verdicts" ("obligation_id", "standard_code", "criterion_code") WHERE superseded_at_utc IS NULL;

CREATE INDEX "IX_unit_verdicts_obligation_id_standard_code_criterion_code" ON "unit_verdicts" ("obligation_id", "standard_code", "criterion_code");

CREATE INDEX "IX_unit_verdicts_unit_id" ON "unit_verdicts" ("unit_id");

ALTER TABLE "minimum_standards" ADD COLUMN "published_at_utc" TEXT NULL;

ALTER TABLE "minimum_standards" ADD COLUMN "published_by" TEXT NULL;

CREATE TABLE "standard_drafts" (
    "code" TEXT NOT NULL CONSTRAINT "PK_standard_drafts" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "document_json" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at_utc" TEXT NOT NULL
);

CREATE TABLE "map_tiles" (
    "unit_code" TEXT NOT NULL CONSTRAINT "PK_map_tiles" PRIMARY KEY,
    "column" INTEGER NOT NULL,
    "row" INTEGER NOT NULL
);
