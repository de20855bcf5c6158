CREATE TABLE "remediation_plans" (
    "id" TEXT NOT NULL CONSTRAINT "PK_remediation_plans" PRIMARY KEY,
    "owner_id" INTEGER NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_type_name" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "owner_sort_key" TEXT NOT NULL,
    "heir_id" INTEGER NULL,
    "path" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "born_from" TEXT NOT NULL,
    "collection_code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "last_task_number" INTEGER NOT NULL,
    "issued_on" TEXT NULL,
    "issued_number" TEXT NULL,
    "created_by" TEXT NOT NULL,
    "created_at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_remediation_plans_collections_collection_code" FOREIGN KEY ("collection_code") REFERENCES "collections" ("code") ON DELETE RESTRICT,
    CONSTRAINT "FK_remediation_plans_units_owner_id" FOREIGN KEY ("owner_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_remediation_plans_owner_id_year" ON "remediation_plans" ("owner_id", "year");

CREATE INDEX "IX_remediation_plans_path" ON "remediation_plans" ("path");

CREATE TABLE "remediation_tasks" (
    "id" TEXT NOT NULL CONSTRAINT "PK_remediation_tasks" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "heir_id" INTEGER NULL,
    "unit_name" TEXT NOT NULL,
    "unit_sort_key" TEXT NOT NULL,
    "is_owners_own" INTEGER NOT NULL,
    "unit_path" TEXT NOT NULL,
    "shortcoming" TEXT NULL,
    "criterion_code" TEXT NULL,
    "text" TEXT NOT NULL,
    "end_on" TEXT NULL,
    "percent" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reopened" INTEGER NOT NULL,
    CONSTRAINT "FK_remediation_tasks_remediation_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "remediation_plans" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_remediation_tasks_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_remediation_tasks_plan_id_number" ON "remediation_tasks" ("plan_id", "number");

CREATE INDEX "IX_remediation_tasks_unit_path" ON "remediation_tasks" ("unit_path");

CREATE INDEX "IX_remediation_tasks_unit_id" ON "remediation_tasks" ("unit_id");

CREATE TABLE "remediation_task_events" (
    "id" TEXT NOT NULL CONSTRAINT "PK_remediation_task_events" PRIMARY KEY,
    "task_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "text" TEXT NULL,
    "verdict_id" TEXT NULL,
    "period" TEXT NULL,
    "figure" TEXT NULL,
    "threshold" TEXT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_remediation_task_events_remediation_tasks_task_id" FOREIGN KEY ("task_id") REFERENCES "remediation_tasks" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_remediation_task_events_task_id" ON "remediation_task_events" ("task_id");

CREATE TABLE "plan_opinions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_plan_opinions" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,
    "department_name" TEXT NOT NULL,
    "department_path" TEXT NOT NULL,
    "is_askers" INTEGER NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at_utc" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "stance" TEXT NULL,
    "text" TEXT NOT NULL,
    "task_remarks" TEXT NOT NULL,
    "given_by" TEXT NULL,
    "given_at_utc" TEXT NULL,
    CONSTRAINT "FK_plan_opinions_remediation_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "remediation_plans" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_plan_opinions_plan_id_round_department_id" ON "plan_opinions" ("plan_id", "round", "department_id");

CREATE INDEX "IX_plan_opinions_department_path" ON "plan_opinions" ("department_path");

CREATE TABLE "plan_moves" (
    "id" TEXT NOT NULL CONSTRAINT "PK_plan_moves" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "note" TEXT NULL,
    "plan_version" INTEGER NOT NULL,
    CONSTRAINT "FK_plan_moves_remediation_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "remediation_plans" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_plan_moves_plan_id" ON "plan_moves" ("plan_id");

CREATE TABLE "plan_versions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_plan_versions" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document_json" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_plan_versions_remediation_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "remediation_plans" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_plan_versions_plan_id_number" ON "plan_versions" ("plan_id", "number");

CREATE TABLE "plan_files" (
    "id" TEXT NOT NULL CONSTRAINT "PK_plan_files" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "task_id" TEXT NULL,
    "event_id" TEXT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_plan_files_remediation_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "remediation_plans" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_plan_files_plan_id" ON "plan_files" ("plan_id");

CREATE TABLE "remediation_settings" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_remediation_settings" PRIMARY KEY,
    "advisers" TEXT NOT NULL,
    "opinion_working_days" INTEGER NOT NULL,
    "changed_by" TEXT NULL,
    "changed_at_utc" TEXT NULL
);

CREATE INDEX "IX_remediation_plans_collection_code" ON "remediation_plans" ("collection_code");
