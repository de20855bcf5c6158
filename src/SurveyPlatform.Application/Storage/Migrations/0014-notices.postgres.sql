CREATE TABLE message_templates (
    id uuid NOT NULL,
    kind character varying(20) COLLATE "C" NOT NULL,
    language character varying(2) COLLATE "C" NOT NULL,
    number integer NOT NULL,
    subject character varying(200) COLLATE "C",
    body character varying(4000) COLLATE "C",
    saved_by character varying(100) COLLATE "C" NOT NULL,
    saved_at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_message_templates" PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "IX_message_templates_kind_language_number" ON message_templates (kind, language, number);

CREATE TABLE inbox_reads (
    message_id uuid NOT NULL,
    reader character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_inbox_reads" PRIMARY KEY (reader, message_id)
);
