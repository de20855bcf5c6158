ALTER TABLE reminder_messages RENAME TO old_reminder_messages;
ALTER TABLE old_reminder_messages RENAME CONSTRAINT "PK_reminder_messages" TO "PK_old_reminder_messages";
DROP INDEX "IX_reminder_messages_state";
DROP INDEX "IX_reminder_messages_obligation_id_rule_recipient";

CREATE TABLE reminder_messages (
    id uuid NOT NULL,
    channel character varying(20) COLLATE "C" NOT NULL,
    recipient character varying(320) COLLATE "C" NOT NULL,
    recipient_name character varying(241) COLLATE "C" NOT NULL,
    recipient_phone character varying(30) COLLATE "C",
    recipient_unit_id integer,
    planned_on date NOT NULL,
    state character varying(20) COLLATE "C" NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at_utc timestamp with time zone NOT NULL,
    claimed_at_utc timestamp with time zone,
    claim_token uuid,
    sent_at_utc timestamp with time zone,
    error character varying(1000) COLLATE "C",
    subject character varying(400) COLLATE "C",
    body text COLLATE "C",
    version integer NOT NULL,
    CONSTRAINT "PK_reminder_messages" PRIMARY KEY (id),
    CONSTRAINT "FK_reminder_messages_units_recipient_unit_id" FOREIGN KEY (recipient_unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE TABLE reminder_items (
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    rule character varying(60) COLLATE "C" NOT NULL,
    occasion character varying(40) COLLATE "C" NOT NULL,
    audience character varying(20) COLLATE "C" NOT NULL,
    channel character varying(20) COLLATE "C" NOT NULL,
    recipient character varying(320) COLLATE "C" NOT NULL,
    due_on date NOT NULL,
    working_days_late integer NOT NULL,
    note character varying(2000) COLLATE "C",
    is_withdrawn boolean NOT NULL,
    CONSTRAINT "PK_reminder_items" PRIMARY KEY (id),
    CONSTRAINT "FK_reminder_items_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_reminder_items_reminder_messages_message_id" FOREIGN KEY (message_id) REFERENCES reminder_messages (id) ON DELETE CASCADE
);

CREATE TABLE reminder_settings (
    id integer NOT NULL,
    send_from time without time zone NOT NULL,
    send_until time without time zone NOT NULL,
    changed_by character varying(100) COLLATE "C",
    changed_at_utc timestamp with time zone,
    CONSTRAINT "PK_reminder_settings" PRIMARY KEY (id)
);

CREATE TABLE reminder_pauses (
    id uuid NOT NULL,
    unit_id integer NOT NULL,
    "from" date NOT NULL,
    until date,
    reason character varying(500) COLLATE "C" NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    ended_on date,
    ended_by character varying(100) COLLATE "C",
    ended_at_utc timestamp with time zone,
    CONSTRAINT "PK_reminder_pauses" PRIMARY KEY (id),
    CONSTRAINT "FK_reminder_pauses_units_unit_id" FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

-- A message of old was about one obligation and went to one address; its id is its Message-ID and stays.
INSERT INTO reminder_messages (id, channel, recipient, recipient_name, recipient_unit_id, planned_on, state, attempts, next_attempt_at_utc, claimed_at_utc, sent_at_utc, error, version)
SELECT m.id, 'Email', m.recipient,
    coalesce((SELECT min(c.full_name) FROM unit_contacts c WHERE c.email = m.recipient), m.recipient),
    (SELECT min(c.unit_id) FROM unit_contacts c WHERE c.email = m.recipient),
    m.planned_on, CASE WHEN m.state = 'Failed' AND m.attempts >= 5 THEN 'GivenUp' ELSE m.state END, m.attempts,
    m.planned_on::timestamp AT TIME ZONE 'UTC', m.claimed_at_utc, m.sent_at_utc, m.error, m.version
FROM old_reminder_messages m;

INSERT INTO reminder_items (id, message_id, obligation_id, rule, occasion, audience, channel, recipient, due_on, working_days_late, is_withdrawn)
SELECT m.id, m.id, m.obligation_id, m.rule, to_char(o.due_on, 'YYYY-MM-DD'),
    CASE WHEN m.rule LIKE '%superior%' THEN 'Superior' ELSE 'Unit' END, 'Email', m.recipient, o.due_on, m.working_days_late, m.state = 'Withdrawn'
FROM old_reminder_messages m JOIN obligations o ON o.id = m.obligation_id;

DROP TABLE old_reminder_messages;

CREATE INDEX "IX_reminder_messages_claim_token" ON reminder_messages (claim_token);

CREATE INDEX "IX_reminder_messages_planned_on_channel_recipient" ON reminder_messages (planned_on, channel, recipient);

CREATE INDEX "IX_reminder_messages_recipient_unit_id" ON reminder_messages (recipient_unit_id);

CREATE INDEX "IX_reminder_messages_state_next_attempt_at_utc" ON reminder_messages (state, next_attempt_at_utc);

CREATE INDEX "IX_reminder_items_message_id" ON reminder_items (message_id);

CREATE UNIQUE INDEX "IX_reminder_items_obligation_id_rule_occasion_channel_recipient" ON reminder_items (obligation_id, rule, occasion, channel, recipient);

CREATE INDEX "IX_reminder_pauses_unit_id" ON reminder_pauses (unit_id);
