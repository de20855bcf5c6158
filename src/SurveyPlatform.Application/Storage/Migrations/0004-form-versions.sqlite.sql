-- SQLite adds a column with a key by copying the table; the keys are not checked meanwhile (SurveyStore).

CREATE TABLE "new_template_versions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_template_versions" PRIMARY KEY,
    "template_code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document_json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "published_at_utc" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    "breaks" TEXT NOT NULL,
    "retired_at_utc" TEXT NULL,
    "retired_by" TEXT NULL,
    "retired_reason" TEXT NULL
);

INSERT INTO "new_template_versions" ("id", "template_code", "number", "document_json", "hash", "published_at_utc", "published_by", "breaks")
SELECT "id", "template_code", "number", "document_json", "hash", "published_at_utc", "published_by", '[]' FROM "template_versions";

DROP TABLE "template_versions";

ALTER TABLE "new_template_versions" RENAME TO "template_versions";

CREATE UNIQUE INDEX "IX_template_versions_template_code_number" ON "template_versions" ("template_code", "number");

CREATE TABLE "new_returns" (
    "id" TEXT NOT NULL CONSTRAINT "PK_returns" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "template_version_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answers_json" TEXT NOT NULL,
    "last_saved_by" TEXT NOT NULL,
    "last_saved_at_utc" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "first_submitted_at_utc" TEXT NULL,
    "first_submitted_late" INTEGER NOT NULL,
    "last_submitted_at_utc" TEXT NULL,
    CONSTRAINT "FK_returns_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_returns_template_versions_template_version_id" FOREIGN KEY ("template_version_id") REFERENCES "template_versions" ("id") ON DELETE RESTRICT
);

INSERT INTO "new_returns" ("id", "obligation_id", "state", "version", "answers_json", "last_saved_by", "last_saved_at_utc", "revision", "first_submitted_at_utc", "first_submitted_late", "last_submitted_at_utc", "template_version_id")
SELECT "id", "obligation_id", "state", "version", "answers_json", "last_saved_by", "last_saved_at_utc", "revision", "first_submitted_at_utc", "first_submitted_late", "last_submitted_at_utc", (SELECT e."template_version_id" FROM "collection_exercises" e JOIN "obligations" o ON o."exercise_id" = e."id" WHERE o."id" = "returns"."obligation_id") FROM "returns";

DROP TABLE "returns";

ALTER TABLE "new_returns" RENAME TO "returns";

CREATE UNIQUE INDEX "IX_returns_obligation_id" ON "returns" ("obligation_id");

CREATE INDEX "IX_returns_template_version_id" ON "returns" ("template_version_id");

CREATE TABLE "new_return_revisions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_return_revisions" PRIMARY KEY,
    "return_id" TEXT NOT NULL,
    "template_version_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "answers_json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_return_revisions_returns_return_id" FOREIGN KEY ("return_id") REFERENCES "returns" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_return_revisions_template_versions_template_version_id" FOREIGN KEY ("template_version_id") REFERENCES "template_versions" ("id") ON DELETE RESTRICT
);

INSERT INTO "new_return_revisions" ("id", "return_id", "number", "answers_json", "hash", "submitted_by", "submitted_at_utc", "template_version_id")
SELECT "id", "return_id", "number", "answers_json", "hash", "submitted_by", "submitted_at_utc", (SELECT r."template_version_id" FROM "returns" r WHERE r."id" = "return_revisions"."return_id") FROM "return_revisions";

DROP TABLE "return_revisions";

ALTER TABLE "new_return_revisions" RENAME TO "return_revisions";

CREATE UNIQUE INDEX "IX_return_revisions_return_id_number" ON "return_revisions" ("return_id", "number");

CREATE INDEX "IX_return_revisions_template_version_id" ON "return_revisions" ("template_version_id");

CREATE TABLE "exercise_moves" (
    "id" TEXT NOT NULL CONSTRAINT "PK_exercise_moves" PRIMARY KEY,
    "exercise_id" TEXT NOT NULL,
    "from_version_id" TEXT NOT NULL,
    "to_version_id" TEXT NOT NULL,
    "mapping" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "finished_at_utc" TEXT NULL,
    CONSTRAINT "FK_exercise_moves_collection_exercises_exercise_id" FOREIGN KEY ("exercise_id") REFERENCES "collection_exercises" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_exercise_moves_template_versions_from_version_id" FOREIGN KEY ("from_version_id") REFERENCES "template_versions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_exercise_moves_template_versions_to_version_id" FOREIGN KEY ("to_version_id") REFERENCES "template_versions" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_exercise_moves_exercise_id" ON "exercise_moves" ("exercise_id");

CREATE INDEX "IX_exercise_moves_from_version_id" ON "exercise_moves" ("from_version_id");

CREATE INDEX "IX_exercise_moves_to_version_id" ON "exercise_moves" ("to_version_id");

CREATE TABLE "migrated_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_migrated_drafts" PRIMARY KEY,
    "return_id" TEXT NOT NULL,
    "move_id" TEXT NOT NULL,
    "template_version_id" TEXT NOT NULL,
    "answers_json" TEXT NOT NULL,
    "dropped" TEXT NOT NULL,
    "return_version" INTEGER NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_migrated_drafts_exercise_moves_move_id" FOREIGN KEY ("move_id") REFERENCES "exercise_moves" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_migrated_drafts_returns_return_id" FOREIGN KEY ("return_id") REFERENCES "returns" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_migrated_drafts_template_versions_template_version_id" FOREIGN KEY ("template_version_id") REFERENCES "template_versions" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_migrated_drafts_move_id" ON "migrated_drafts" ("move_id");

CREATE UNIQUE INDEX "IX_migrated_drafts_return_id_move_id" ON "migrated_drafts" ("return_id", "move_id");

CREATE INDEX "IX_migrated_drafts_template_version_id" ON "migrated_drafts" ("template_version_id");
