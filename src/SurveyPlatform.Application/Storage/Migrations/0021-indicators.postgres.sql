CREATE TABLE indicator_drafts (
    code character varying(60) COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    position integer NOT NULL,
    effective_from date NOT NULL,
    document_json text COLLATE "C" NOT NULL,
    saved_at_utc timestamp with time zone NOT NULL,
    saved_by character varying(100) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_indicator_drafts" PRIMARY KEY (code)
);


CREATE TABLE indicators (
    code character varying(60) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    position integer NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    document_json text COLLATE "C" NOT NULL,
    published_at_utc timestamp with time zone NOT NULL,
    published_by character varying(100) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_indicators" PRIMARY KEY (code, version)
);
