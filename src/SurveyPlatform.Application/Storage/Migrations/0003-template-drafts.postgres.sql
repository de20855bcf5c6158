CREATE TABLE template_drafts (
    template_code character varying(60) COLLATE "C" NOT NULL,
    document_json text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    based_on integer NOT NULL,
    saved_by character varying(100) COLLATE "C" NOT NULL,
    saved_at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_template_drafts" PRIMARY KEY (template_code)
);
