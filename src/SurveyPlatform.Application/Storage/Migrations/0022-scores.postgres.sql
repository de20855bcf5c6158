CREATE TABLE frozen_scores (
    id uuid NOT NULL,
    code character varying(60) COLLATE "C" NOT NULL,
    year integer NOT NULL,
    vintage integer NOT NULL,
    frozen_at_utc timestamp with time zone NOT NULL,
    frozen_by character varying(100) COLLATE "C" NOT NULL,
    reason character varying(1000) COLLATE "C",
    content_hash character varying(64) COLLATE "C" NOT NULL,
    board_json text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_frozen_scores" PRIMARY KEY (id)
);


CREATE TABLE score_sets (
    code character varying(60) COLLATE "C" NOT NULL,
    year integer NOT NULL,
    revision integer NOT NULL,
    document_json text COLLATE "C" NOT NULL,
    saved_at_utc timestamp with time zone NOT NULL,
    saved_by character varying(100) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_score_sets" PRIMARY KEY (code, year)
);


CREATE UNIQUE INDEX "IX_frozen_scores_code_year_vintage" ON frozen_scores (code, year, vintage);
