CREATE TABLE "compiled_reports" (
    "id" TEXT NOT NULL CONSTRAINT "PK_compiled_reports" PRIMARY KEY,
    "definition" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "vintage" INTEGER NOT NULL,
    "compiled_at_utc" TEXT NOT NULL,
    "compiled_by" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "model_json" TEXT NOT NULL,
    "workbook" BLOB NOT NULL,
    "document" BLOB NOT NULL
);


CREATE TABLE "minimum_standards" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "template_code" TEXT NOT NULL,
    "effective_from" TEXT NOT NULL,
    "effective_to" TEXT NULL,
    "document_json" TEXT NOT NULL,
    CONSTRAINT "PK_minimum_standards" PRIMARY KEY ("code", "version")
);


CREATE TABLE "report_letterheads" (
    "definition" TEXT NOT NULL CONSTRAINT "PK_report_letterheads" PRIMARY KEY,
    "letterhead_json" TEXT NOT NULL
);


CREATE TABLE "unit_verdicts" (
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
    CONSTRAINT "FK_unit_verdicts_collection_exercises_exercise_id" FOREIGN KEY ("exercise_id") REFERENCES "collection_exercises" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_unit_verdicts_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE CASCADE
);


CREATE UNIQUE INDEX "IX_compiled_reports_definition_period_vintage" ON "compiled_reports" ("definition", "period", "vintage");


CREATE INDEX "IX_unit_verdicts_exercise_id_outcome" ON "unit_verdicts" ("exercise_id", "outcome");


CREATE UNIQUE INDEX "IX_unit_verdicts_obligation_id_standard_code_criterion_code" ON "unit_verdicts" ("obligation_id", "standard_code", "criterion_code");
