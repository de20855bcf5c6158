CREATE TABLE "calendar_days" (
    "date" TEXT NOT NULL CONSTRAINT "PK_calendar_days" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "basis" TEXT NULL,
    "verified" INTEGER NOT NULL
);


CREATE TABLE "collections" (
    "code" TEXT NOT NULL CONSTRAINT "PK_collections" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "template_code" TEXT NOT NULL,
    "respondents" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "period_scheme_code" TEXT NOT NULL,
    "period_start_day" INTEGER NOT NULL,
    "first_period" TEXT NOT NULL,
    "due_after_working_days" INTEGER NOT NULL,
    "lock_after_working_days" INTEGER NOT NULL,
    "reminder_rules" TEXT NOT NULL,
    "legal_basis" TEXT NULL
);


CREATE TABLE "job_runs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_job_runs" PRIMARY KEY,
    "job" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "started_at_utc" TEXT NOT NULL,
    "ended_at_utc" TEXT NULL,
    "outcome" TEXT NOT NULL,
    "message" TEXT NULL
);


CREATE TABLE "template_versions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_template_versions" PRIMARY KEY,
    "template_code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document_json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "published_at_utc" TEXT NOT NULL,
    "published_by" TEXT NOT NULL
);


CREATE TABLE "units" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_units" PRIMARY KEY,
    "kind" TEXT NOT NULL
);


CREATE TABLE "collection_exercises" (
    "id" TEXT NOT NULL CONSTRAINT "PK_collection_exercises" PRIMARY KEY,
    "collection_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "template_version_id" TEXT NOT NULL,
    "window_start" TEXT NOT NULL,
    "window_end" TEXT NOT NULL,
    "cut_off" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "lock" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_at_utc" TEXT NOT NULL,
    "closed_at_utc" TEXT NULL,
    CONSTRAINT "FK_collection_exercises_collections_collection_code" FOREIGN KEY ("collection_code") REFERENCES "collections" ("code") ON DELETE RESTRICT,
    CONSTRAINT "FK_collection_exercises_template_versions_template_version_id" FOREIGN KEY ("template_version_id") REFERENCES "template_versions" ("id") ON DELETE RESTRICT
);


CREATE TABLE "unit_contacts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_unit_contacts" PRIMARY KEY,
    "full_name" TEXT NOT NULL,
    "position" TEXT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NULL,
    "is_head" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    CONSTRAINT "FK_unit_contacts_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE CASCADE
);


CREATE TABLE "unit_versions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_unit_versions" PRIMARY KEY,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT NULL,
    "code" TEXT NOT NULL,
    "type_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "parent_id" INTEGER NULL,
    "path" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "folded_key" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    CONSTRAINT "FK_unit_versions_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE CASCADE
);


CREATE TABLE "obligations" (
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
    CONSTRAINT "FK_obligations_collection_exercises_exercise_id" FOREIGN KEY ("exercise_id") REFERENCES "collection_exercises" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_obligations_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);


CREATE TABLE "observations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_observations" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "exercise_id" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "subject_id" INTEGER NULL,
    "element" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "number" TEXT NULL,
    "text" TEXT NULL,
    CONSTRAINT "FK_observations_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE CASCADE
);


CREATE TABLE "reminder_messages" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reminder_messages" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "planned_on" TEXT NOT NULL,
    "working_days_late" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "claimed_at_utc" TEXT NULL,
    "sent_at_utc" TEXT NULL,
    "error" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_reminder_messages_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT
);


CREATE TABLE "returns" (
    "id" TEXT NOT NULL CONSTRAINT "PK_returns" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answers_json" TEXT NOT NULL,
    "last_saved_by" TEXT NOT NULL,
    "last_saved_at_utc" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "first_submitted_at_utc" TEXT NULL,
    "first_submitted_late" INTEGER NOT NULL,
    "last_submitted_at_utc" TEXT NULL,
    CONSTRAINT "FK_returns_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT
);


CREATE TABLE "return_moves" (
    "id" TEXT NOT NULL CONSTRAINT "PK_return_moves" PRIMARY KEY,
    "return_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "FK_return_moves_returns_return_id" FOREIGN KEY ("return_id") REFERENCES "returns" ("id") ON DELETE RESTRICT
);


CREATE TABLE "return_revisions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_return_revisions" PRIMARY KEY,
    "return_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "answers_json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_return_revisions_returns_return_id" FOREIGN KEY ("return_id") REFERENCES "returns" ("id") ON DELETE RESTRICT
);


CREATE UNIQUE INDEX "IX_collection_exercises_collection_code_period" ON "collection_exercises" ("collection_code", "period");


CREATE INDEX "IX_collection_exercises_template_version_id" ON "collection_exercises" ("template_version_id");


CREATE INDEX "IX_job_runs_job_started_at_utc" ON "job_runs" ("job", "started_at_utc");


CREATE UNIQUE INDEX "IX_obligations_exercise_id_unit_id" ON "obligations" ("exercise_id", "unit_id");


CREATE INDEX "IX_obligations_path" ON "obligations" ("path");


CREATE INDEX "IX_obligations_unit_id" ON "obligations" ("unit_id");


CREATE INDEX "IX_observations_exercise_id_element" ON "observations" ("exercise_id", "element");


CREATE UNIQUE INDEX "IX_observations_obligation_id_element_line" ON "observations" ("obligation_id", "element", "line");


CREATE UNIQUE INDEX "IX_reminder_messages_obligation_id_rule_recipient" ON "reminder_messages" ("obligation_id", "rule", "recipient");


CREATE INDEX "IX_reminder_messages_state" ON "reminder_messages" ("state");


CREATE INDEX "IX_return_moves_return_id" ON "return_moves" ("return_id");


CREATE UNIQUE INDEX "IX_return_revisions_return_id_number" ON "return_revisions" ("return_id", "number");


CREATE UNIQUE INDEX "IX_returns_obligation_id" ON "returns" ("obligation_id");


CREATE UNIQUE INDEX "IX_template_versions_template_code_number" ON "template_versions" ("template_code", "number");


CREATE INDEX "IX_unit_contacts_unit_id" ON "unit_contacts" ("unit_id");


CREATE UNIQUE INDEX "IX_unit_versions_code_valid_from" ON "unit_versions" ("code", "valid_from");


CREATE INDEX "IX_unit_versions_sort_key" ON "unit_versions" ("sort_key");


CREATE INDEX "IX_unit_versions_unit_id" ON "unit_versions" ("unit_id");
