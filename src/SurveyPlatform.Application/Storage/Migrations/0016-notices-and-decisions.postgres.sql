CREATE TABLE message_notices (
    id uuid NOT NULL,
    message_id uuid NOT NULL,
    kind character varying(60) COLLATE "C" NOT NULL,
    key character varying(120) COLLATE "C" NOT NULL,
    about_unit_id integer NOT NULL,
    path character varying(100) COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    link character varying(200) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_message_notices" PRIMARY KEY (id),
    CONSTRAINT "FK_message_notices_reminder_messages_message_id" FOREIGN KEY (message_id) REFERENCES reminder_messages (id) ON DELETE CASCADE
);

CREATE INDEX "IX_message_notices_message_id" ON message_notices (message_id);

CREATE TABLE decided_figures (
    id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    element character varying(100) COLLATE "C" NOT NULL,
    number numeric(28,10),
    text text COLLATE "C",
    origin character varying(20) COLLATE "C" NOT NULL,
    case_id uuid NOT NULL,
    reason character varying(1000) COLLATE "C" NOT NULL,
    decided_by character varying(100) COLLATE "C" NOT NULL,
    decided_at_utc timestamp with time zone NOT NULL,
    withdrawn_at_utc timestamp with time zone,
    CONSTRAINT "PK_decided_figures" PRIMARY KEY (id),
    CONSTRAINT "FK_decided_figures_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_decided_figures_obligation_id_element" ON decided_figures (obligation_id, element) WHERE withdrawn_at_utc IS NULL;

CREATE INDEX "IX_decided_figures_case_id" ON decided_figures (case_id);
