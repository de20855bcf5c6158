ALTER TABLE "collections" ADD COLUMN "review_levels" TEXT NOT NULL DEFAULT '[{"kind":"commune","by":"superior"}]';

ALTER TABLE "returns" ADD COLUMN "resubmit_by" TEXT NULL;

ALTER TABLE "returns" ADD COLUMN "received_on" TEXT NULL;

UPDATE "returns" SET "received_on" = date("first_submitted_at_utc", '+7 hours') WHERE "first_submitted_at_utc" IS NOT NULL;

-- What was sent back before there was such a day: the due date of its obligation, as until now.
UPDATE "returns" SET "resubmit_by" = (SELECT o."due_on" FROM "obligations" o WHERE o."id" = "returns"."obligation_id") WHERE "state" = 'SentBack';

ALTER TABLE "return_moves" ADD COLUMN "standing" TEXT NULL;

ALTER TABLE "return_moves" ADD COLUMN "resubmit_by" TEXT NULL;

ALTER TABLE "return_revisions" ADD COLUMN "on_behalf_id" TEXT NULL;

ALTER TABLE "return_revisions" ADD COLUMN "doubts" INTEGER NULL;

UPDATE "return_revisions" SET "doubts" = (SELECT count(*) FROM json_each("answers_json", '$."$reasons"'));

CREATE TABLE "review_remarks" (
    "id" TEXT NOT NULL CONSTRAINT "PK_review_remarks" PRIMARY KEY,
    "return_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "place" TEXT NULL,
    "text" TEXT NOT NULL,
    "follow_up" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    "sent_at_utc" TEXT NULL,
    "answer" TEXT NULL,
    "answered_by" TEXT NULL,
    "answered_at_utc" TEXT NULL,
    "settled_by" TEXT NULL,
    "settled_at_utc" TEXT NULL,
    CONSTRAINT "FK_review_remarks_returns_return_id" FOREIGN KEY ("return_id") REFERENCES "returns" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_review_remarks_return_id" ON "review_remarks" ("return_id");

CREATE TABLE "reason_verdicts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reason_verdicts" PRIMARY KEY,
    "return_id" TEXT NOT NULL,
    "reason_key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "is_accepted" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_reason_verdicts_returns_return_id" FOREIGN KEY ("return_id") REFERENCES "returns" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_reason_verdicts_return_id_reason_key" ON "reason_verdicts" ("return_id", "reason_key");

CREATE TABLE "return_on_behalf" (
    "id" TEXT NOT NULL CONSTRAINT "PK_return_on_behalf" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "received_on" TEXT NULL,
    "at_utc" TEXT NOT NULL,
    "taken_from" TEXT NULL,
    "ended_at_utc" TEXT NULL,
    "revision" INTEGER NULL,
    CONSTRAINT "FK_return_on_behalf_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_return_on_behalf_obligation_id" ON "return_on_behalf" ("obligation_id") WHERE ended_at_utc IS NULL;
