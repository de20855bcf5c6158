ALTER TABLE unit_verdicts ADD COLUMN decided text COLLATE "C" NOT NULL DEFAULT '[]';
ALTER TABLE unit_verdicts ALTER COLUMN decided DROP DEFAULT;

-- When the verdicts so far were passed is not known: not later than now.
ALTER TABLE unit_verdicts ADD COLUMN judged_at_utc timestamp with time zone NOT NULL DEFAULT now();
ALTER TABLE unit_verdicts ALTER COLUMN judged_at_utc DROP DEFAULT;
ALTER TABLE unit_verdicts ADD COLUMN superseded_at_utc timestamp with time zone;

DROP INDEX "IX_unit_verdicts_obligation_id_standard_code_criterion_code";
CREATE UNIQUE INDEX "IX_unit_verdicts_current" ON unit_verdicts (obligation_id, standard_code, criterion_code) WHERE superseded_at_utc IS NULL;
CREATE INDEX "IX_unit_verdicts_obligation_id_standard_code_criterion_code" ON unit_verdicts (obligation_id, standard_code, criterion_code);
CREATE INDEX "IX_unit_verdicts_unit_id" ON unit_verdicts (unit_id);

ALTER TABLE minimum_standards ADD COLUMN published_at_utc timestamp with time zone;
ALTER TABLE minimum_standards ADD COLUMN published_by character varying(100) COLLATE "C";

CREATE TABLE standard_drafts (
    code character varying(60) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    document_json text COLLATE "C" NOT NULL,
    saved_by character varying(100) COLLATE "C" NOT NULL,
    saved_at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_standard_drafts" PRIMARY KEY (code)
);

CREATE TABLE map_tiles (
    unit_code character varying(20) COLLATE "C" NOT NULL,
    "column" integer NOT NULL,
    "row" integer NOT NULL,
    CONSTRAINT "PK_map_tiles" PRIMARY KEY (unit_code)
);
