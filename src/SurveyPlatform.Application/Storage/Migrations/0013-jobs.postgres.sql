ALTER TABLE job_runs ADD COLUMN node_id uuid;
ALTER TABLE job_runs ADD COLUMN scheduled_for_utc timestamp with time zone;
ALTER TABLE job_runs ADD COLUMN counts text COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE job_runs ADD COLUMN failures text COLLATE "C" NOT NULL DEFAULT '[]';

-- What a run did was a sentence in English; why one failed is kept in these words. No server is running while this is done.
UPDATE job_runs SET outcome = 'Failed', ended_at_utc = started_at_utc, message = 'The process ended before the job did.' WHERE outcome = 'Running';
UPDATE job_runs SET failures = json_build_array(json_build_object('code', NULL, 'message', message, 'place', NULL, 'arguments', '{}'::json))::text
WHERE outcome = 'Failed' AND message IS NOT NULL;

ALTER TABLE job_runs ALTER COLUMN counts DROP DEFAULT;
ALTER TABLE job_runs ALTER COLUMN failures DROP DEFAULT;
ALTER TABLE job_runs DROP COLUMN message;

CREATE INDEX "IX_job_runs_outcome" ON job_runs (outcome);

CREATE TABLE job_items (
    job character varying(60) COLLATE "C" NOT NULL,
    key character varying(100) COLLATE "C" NOT NULL,
    title character varying(200) COLLATE "C" NOT NULL,
    state character varying(20) COLLATE "C" NOT NULL,
    attempts integer NOT NULL,
    first_failed_at_utc timestamp with time zone NOT NULL,
    last_failed_at_utc timestamp with time zone NOT NULL,
    next_attempt_at_utc timestamp with time zone,
    failures text COLLATE "C" NOT NULL,
    skipped_by character varying(100) COLLATE "C",
    CONSTRAINT "PK_job_items" PRIMARY KEY (job, key)
);

CREATE TABLE server_nodes (
    id uuid NOT NULL,
    name character varying(100) COLLATE "C" NOT NULL,
    runs_jobs boolean NOT NULL,
    started_at_utc timestamp with time zone NOT NULL,
    seen_at_utc timestamp with time zone NOT NULL,
    ended_at_utc timestamp with time zone,
    CONSTRAINT "PK_server_nodes" PRIMARY KEY (id)
);
