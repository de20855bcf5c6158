CREATE TABLE attachments (
    id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    question character varying(100) COLLATE "C" NOT NULL,
    file_name character varying(150) COLLATE "C" NOT NULL,
    content_type character varying(100) COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    hash character varying(64) COLLATE "C" NOT NULL,
    uploaded_by character varying(100) COLLATE "C" NOT NULL,
    uploaded_at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_attachments" PRIMARY KEY (id),
    CONSTRAINT "FK_attachments_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_attachments_obligation_id" ON attachments (obligation_id);
