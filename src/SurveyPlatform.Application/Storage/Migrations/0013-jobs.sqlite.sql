CREATE TABLE "new_job_runs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_job_runs" PRIMARY KEY,
    "job" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "node_id" TEXT NULL,
    "scheduled_for_utc" TEXT NULL,
    "started_at_utc" TEXT NOT NULL,
    "ended_at_utc" TEXT NULL,
    "outcome" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    "failures" TEXT NOT NULL
);

-- What a run did was a sentence in English; why one failed is kept in these words. No server is running while this is done.
UPDATE "job_runs" SET "outcome" = 'Failed', "ended_at_utc" = "started_at_utc", "message" = 'The process ended before the job did.' WHERE "outcome" = 'Running';

INSERT INTO "new_job_runs" ("id", "job", "started_by", "started_at_utc", "ended_at_utc", "outcome", "counts", "failures")
SELECT "id", "job", "started_by", "started_at_utc", "ended_at_utc", "outcome", '{}',
    CASE WHEN "outcome" = 'Failed' AND "message" IS NOT NULL
        THEN json_array(json_object('code', NULL, 'message', "message", 'place', NULL, 'arguments', json('{}'))) ELSE '[]' END
FROM "job_runs";

DROP TABLE "job_runs";

ALTER TABLE "new_job_runs" RENAME TO "job_runs";

CREATE INDEX "IX_job_runs_job_started_at_utc" ON "job_runs" ("job", "started_at_utc");

CREATE INDEX "IX_job_runs_outcome" ON "job_runs" ("outcome");

CREATE TABLE "job_items" (
    "job" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "first_failed_at_utc" TEXT NOT NULL,
    "last_failed_at_utc" TEXT NOT NULL,
    "next_attempt_at_utc" TEXT NULL,
    "failures" TEXT NOT NULL,
    "skipped_by" TEXT NULL,
    CONSTRAINT "PK_job_items" PRIMARY KEY ("job", "key")
);

CREATE TABLE "server_nodes" (
    "id" TEXT NOT NULL CONSTRAINT "PK_server_nodes" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "runs_jobs" INTEGER NOT NULL,
    "started_at_utc" TEXT NOT NULL,
    "seen_at_utc" TEXT NOT NULL,
    "ended_at_utc" TEXT NULL
);
