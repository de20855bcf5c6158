CREATE TABLE compiled_reports (
    id uuid NOT NULL,
    definition character varying(60) COLLATE "C" NOT NULL,
    period character varying(7) COLLATE "C" NOT NULL,
    vintage integer NOT NULL,
    compiled_at_utc timestamp with time zone NOT NULL,
    compiled_by character varying(100) COLLATE "C" NOT NULL,
    content_hash character varying(64) COLLATE "C" NOT NULL,
    model_json text COLLATE "C" NOT NULL,
    workbook bytea NOT NULL,
    document bytea NOT NULL,
    CONSTRAINT "PK_compiled_reports" PRIMARY KEY (id)
);


CREATE TABLE minimum_standards (
    code character varying(60) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    template_code character varying(60) COLLATE "C" NOT NULL,
    effective_from date NOT NULL,
    effective_to date,
    document_json text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_minimum_standards" PRIMARY KEY (code, version)
);


CREATE TABLE report_letterheads (
    definition character varying(60) COLLATE "C" NOT NULL,
    letterhead_json text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_report_letterheads" PRIMARY KEY (definition)
);


CREATE TABLE unit_verdicts (
    id uuid NOT NULL,
    exercise_id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    unit_id integer NOT NULL,
    standard_code character varying(60) COLLATE "C" NOT NULL,
    standard_version integer NOT NULL,
    criterion_code character varying(60) COLLATE "C" NOT NULL,
    outcome character varying(20) COLLATE "C" NOT NULL,
    figure numeric(28,10),
    threshold numeric(28,10),
    gap numeric(28,10),
    return_revision integer NOT NULL,
    CONSTRAINT "PK_unit_verdicts" PRIMARY KEY (id),
    CONSTRAINT "FK_unit_verdicts_collection_exercises_exercise_id" FOREIGN KEY (exercise_id) REFERENCES collection_exercises (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_unit_verdicts_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE CASCADE
);


CREATE UNIQUE INDEX "IX_compiled_reports_definition_period_vintage" ON compiled_reports (definition, period, vintage);


CREATE INDEX "IX_unit_verdicts_exercise_id_outcome" ON unit_verdicts (exercise_id, outcome);


CREATE UNIQUE INDEX "IX_unit_verdicts_obligation_id_standard_code_criterion_code" ON unit_verdicts (obligation_id, standard_code, criterion_code);
