CREATE TABLE "message_templates" (
    "id" TEXT NOT NULL CONSTRAINT "PK_message_templates" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NULL,
    "body" TEXT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at_utc" TEXT NOT NULL
);

CREATE UNIQUE INDEX "IX_message_templates_kind_language_number" ON "message_templates" ("kind", "language", "number");

CREATE TABLE "inbox_reads" (
    "message_id" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "PK_inbox_reads" PRIMARY KEY ("reader", "message_id")
);
