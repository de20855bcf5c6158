CREATE TABLE "message_notices" (
    "id" TEXT NOT NULL CONSTRAINT "PK_message_notices" PRIMARY KEY,
    "message_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "about_unit_id" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    CONSTRAINT "FK_message_notices_reminder_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "reminder_messages" ("id") ON DELETE CASCADE
);

CREATE INDEX "IX_message_notices_message_id" ON "message_notices" ("message_id");

CREATE TABLE "decided_figures" (
    "id" TEXT NOT NULL CONSTRAINT "PK_decided_figures" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "element" TEXT NOT NULL,
    "number" TEXT NULL,
    "text" TEXT NULL,
    "origin" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "decided_at_utc" TEXT NOT NULL,
    "withdrawn_at_utc" TEXT NULL,
    CONSTRAINT "FK_decided_figures_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_decided_figures_obligation_id_element" ON "decided_figures" ("obligation_id", "element") WHERE withdrawn_at_utc IS NULL;

CREATE INDEX "IX_decided_figures_case_id" ON "decided_figures" ("case_id");
