ALTER TABLE "reminder_messages" RENAME TO "old_reminder_messages";

DROP INDEX "IX_reminder_messages_state";

DROP INDEX "IX_reminder_messages_obligation_id_rule_recipient";

CREATE TABLE "reminder_messages" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reminder_messages" PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "recipient_name" TEXT NOT NULL,
    "recipient_phone" TEXT NULL,
    "recipient_unit_id" INTEGER NULL,
    "planned_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at_utc" TEXT NOT NULL,
    "claimed_at_utc" TEXT NULL,
    "claim_token" TEXT NULL,
    "sent_at_utc" TEXT NULL,
    "error" TEXT NULL,
    "subject" TEXT NULL,
    "body" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_reminder_messages_units_recipient_unit_id" FOREIGN KEY ("recipient_unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE TABLE "reminder_items" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reminder_items" PRIMARY KEY,
    "message_id" TEXT NOT NULL,
    "obligation_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "working_days_late" INTEGER NOT NULL,
    "note" TEXT NULL,
    "is_withdrawn" INTEGER NOT NULL,
    CONSTRAINT "FK_reminder_items_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_reminder_items_reminder_messages_message_id" FOREIGN KEY ("message_id") REFERENCES "reminder_messages" ("id") ON DELETE CASCADE
);

CREATE TABLE "reminder_settings" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_reminder_settings" PRIMARY KEY,
    "send_from" TEXT NOT NULL,
    "send_until" TEXT NOT NULL,
    "changed_by" TEXT NULL,
    "changed_at_utc" TEXT NULL
);

CREATE TABLE "reminder_pauses" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reminder_pauses" PRIMARY KEY,
    "unit_id" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "ended_on" TEXT NULL,
    "ended_by" TEXT NULL,
    "ended_at_utc" TEXT NULL,
    CONSTRAINT "FK_reminder_pauses_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

-- A message of old was about one obligation and went to one address; its id is its Message-ID and stays.
INSERT INTO "reminder_messages" ("id", "channel", "recipient", "recipient_name", "recipient_unit_id", "planned_on", "state", "attempts", "next_attempt_at_utc", "claimed_at_utc", "sent_at_utc", "error", "version")
SELECT m."id", 'Email', m."recipient",
    coalesce((SELECT min(c."full_name") FROM "unit_contacts" c WHERE c."email" = m."recipient"), m."recipient"),
    (SELECT min(c."unit_id") FROM "unit_contacts" c WHERE c."email" = m."recipient"),
    m."planned_on", CASE WHEN m."state" = 'Failed' AND m."attempts" >= 5 THEN 'GivenUp' ELSE m."state" END, m."attempts",
    m."planned_on" || ' 00:00:00', m."claimed_at_utc", m."sent_at_utc", m."error", m."version"
FROM "old_reminder_messages" m;

INSERT INTO "reminder_items" ("id", "message_id", "obligation_id", "rule", "occasion", "audience", "channel", "recipient", "due_on", "working_days_late", "is_withdrawn")
SELECT m."id", m."id", m."obligation_id", m."rule", o."due_on",
    CASE WHEN m."rule" LIKE '%superior%' THEN 'Superior' ELSE 'Unit' END, 'Email', m."recipient", o."due_on", m."working_days_late", m."state" = 'Withdrawn'
FROM "old_reminder_messages" m JOIN "obligations" o ON o."id" = m."obligation_id";

DROP TABLE "old_reminder_messages";

CREATE INDEX "IX_reminder_items_message_id" ON "reminder_items" ("message_id");

CREATE UNIQUE INDEX "IX_reminder_items_obligation_id_rule_occasion_channel_recipient" ON "reminder_items" ("obligation_id", "rule", "occasion", "channel", "recipient");

CREATE INDEX "IX_reminder_messages_claim_token" ON "reminder_messages" ("claim_token");

CREATE INDEX "IX_reminder_messages_planned_on_channel_recipient" ON "reminder_messages" ("planned_on", "channel", "recipient");

CREATE INDEX "IX_reminder_messages_recipient_unit_id" ON "reminder_messages" ("recipient_unit_id");

CREATE INDEX "IX_reminder_messages_state_next_attempt_at_utc" ON "reminder_messages" ("state", "next_attempt_at_utc");

CREATE INDEX "IX_reminder_pauses_unit_id" ON "reminder_pauses" ("unit_id");
