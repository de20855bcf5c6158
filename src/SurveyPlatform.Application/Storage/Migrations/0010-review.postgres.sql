ALTER TABLE collections ADD COLUMN review_levels text COLLATE "C" NOT NULL DEFAULT '[{"kind":"commune","by":"superior"}]';

ALTER TABLE returns ADD COLUMN resubmit_by date, ADD COLUMN received_on date;

UPDATE returns SET received_on = (first_submitted_at_utc AT TIME ZONE 'Asia/Ho_Chi_Minh')::date WHERE first_submitted_at_utc IS NOT NULL;

-- What was sent back before there was such a day: the due date of its obligation, as until now.
UPDATE returns SET resubmit_by = o.due_on FROM obligations o WHERE o.id = returns.obligation_id AND returns.state = 'SentBack';

ALTER TABLE return_moves ADD COLUMN standing character varying(20) COLLATE "C", ADD COLUMN resubmit_by date;

ALTER TABLE return_revisions ADD COLUMN on_behalf_id uuid, ADD COLUMN doubts integer;

UPDATE return_revisions SET doubts = (SELECT count(*) FROM jsonb_object_keys(coalesce(answers_json::jsonb -> '$reasons', '{}'::jsonb)));

CREATE TABLE review_remarks (
    id uuid NOT NULL,
    return_id uuid NOT NULL,
    revision integer NOT NULL,
    place character varying(200) COLLATE "C",
    text character varying(2000) COLLATE "C" NOT NULL,
    follow_up boolean NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    sent_at_utc timestamp with time zone,
    answer character varying(2000) COLLATE "C",
    answered_by character varying(100) COLLATE "C",
    answered_at_utc timestamp with time zone,
    settled_by character varying(100) COLLATE "C",
    settled_at_utc timestamp with time zone,
    CONSTRAINT "PK_review_remarks" PRIMARY KEY (id),
    CONSTRAINT "FK_review_remarks_returns_return_id" FOREIGN KEY (return_id) REFERENCES returns (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_review_remarks_return_id" ON review_remarks (return_id);

CREATE TABLE reason_verdicts (
    id uuid NOT NULL,
    return_id uuid NOT NULL,
    reason_key character varying(200) COLLATE "C" NOT NULL,
    reason character varying(1000) COLLATE "C" NOT NULL,
    is_accepted boolean NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_reason_verdicts" PRIMARY KEY (id),
    CONSTRAINT "FK_reason_verdicts_returns_return_id" FOREIGN KEY (return_id) REFERENCES returns (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_reason_verdicts_return_id_reason_key" ON reason_verdicts (return_id, reason_key);

CREATE TABLE return_on_behalf (
    id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    reason character varying(2000) COLLATE "C" NOT NULL,
    received_on date,
    at_utc timestamp with time zone NOT NULL,
    taken_from character varying(20) COLLATE "C",
    ended_at_utc timestamp with time zone,
    revision integer,
    CONSTRAINT "PK_return_on_behalf" PRIMARY KEY (id),
    CONSTRAINT "FK_return_on_behalf_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_return_on_behalf_obligation_id" ON return_on_behalf (obligation_id) WHERE ended_at_utc IS NULL;
