CREATE TABLE "reconciliation_runs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reconciliation_runs" PRIMARY KEY,
    "period" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "tolerance" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "opened" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL
);

CREATE TABLE "source_matches" (
    "obligation_id" TEXT NOT NULL CONSTRAINT "PK_source_matches" PRIMARY KEY,
    "period" TEXT NOT NULL,
    "findings" TEXT NOT NULL,
    "operators" TEXT NOT NULL,
    "agree" INTEGER NOT NULL,
    "within_tolerance" INTEGER NOT NULL,
    "differ" INTEGER NOT NULL,
    "only_unit" INTEGER NOT NULL,
    "only_operator" INTEGER NOT NULL,
    "not_comparable" INTEGER NOT NULL,
    CONSTRAINT "FK_source_matches_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE CASCADE
);

CREATE TABLE "reconciliation_cases" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reconciliation_cases" PRIMARY KEY,
    "period" TEXT NOT NULL,
    "obligation_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "aspect" TEXT NOT NULL,
    "line_kind" TEXT NULL,
    "circuit" TEXT NULL,
    "outcome" TEXT NOT NULL,
    "unit_number" TEXT NULL,
    "unit_operators" TEXT NULL,
    "operator_number" TEXT NULL,
    "operator_operators" TEXT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "opened_at_utc" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "decision" TEXT NULL,
    "decided_number" TEXT NULL,
    CONSTRAINT "FK_reconciliation_cases_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE CASCADE
);

CREATE TABLE "case_parties" (
    "id" TEXT NOT NULL CONSTRAINT "PK_case_parties" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    CONSTRAINT "FK_case_parties_reconciliation_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "reconciliation_cases" ("id") ON DELETE CASCADE
);

CREATE TABLE "case_entries" (
    "id" TEXT NOT NULL CONSTRAINT "PK_case_entries" PRIMARY KEY,
    "case_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "text" TEXT NULL,
    "unit_number_before" TEXT NULL,
    "operator_number_before" TEXT NULL,
    CONSTRAINT "FK_case_entries_reconciliation_cases_case_id" FOREIGN KEY ("case_id") REFERENCES "reconciliation_cases" ("id") ON DELETE CASCADE
);

CREATE TABLE "incidents" (
    "id" TEXT NOT NULL CONSTRAINT "PK_incidents" PRIMARY KEY,
    "unit_id" INTEGER NOT NULL,
    "unit_name" TEXT NOT NULL,
    "unit_sort_key" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "operator_id" INTEGER NULL,
    "operator_name" TEXT NULL,
    "operator_path" TEXT NULL,
    "side" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "circuit" TEXT NULL,
    "from_utc" TEXT NOT NULL,
    "to_utc" TEXT NULL,
    "cause" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "note" TEXT NULL,
    "ending" TEXT NULL,
    "state" TEXT NOT NULL,
    "reported_by" TEXT NOT NULL,
    "reported_at_utc" TEXT NOT NULL,
    "ended_by" TEXT NULL,
    "ended_at_utc" TEXT NULL,
    "twin_id" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "source_settings" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_source_settings" PRIMARY KEY,
    "speed_percent" TEXT NOT NULL,
    "speed_mbps" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "answer_working_days" INTEGER NOT NULL,
    "pair_hours" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NULL,
    "changed_at_utc" TEXT NULL
);

CREATE INDEX "IX_reconciliation_runs_period_at_utc" ON "reconciliation_runs" ("period", "at_utc");

CREATE INDEX "IX_source_matches_period" ON "source_matches" ("period");

CREATE UNIQUE INDEX "IX_reconciliation_cases_obligation_id_key" ON "reconciliation_cases" ("obligation_id", "key");

CREATE INDEX "IX_reconciliation_cases_period_state" ON "reconciliation_cases" ("period", "state");

CREATE INDEX "IX_case_parties_case_id" ON "case_parties" ("case_id");

CREATE INDEX "IX_case_parties_path" ON "case_parties" ("path");

CREATE INDEX "IX_case_entries_case_id" ON "case_entries" ("case_id");

CREATE INDEX "IX_incidents_state_from_utc" ON "incidents" ("state", "from_utc");

CREATE INDEX "IX_incidents_unit_id_from_utc" ON "incidents" ("unit_id", "from_utc");
