CREATE TABLE line_imports (
    id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    group_name character varying(100) COLLATE "C" NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    file_name character varying(200) COLLATE "C" NOT NULL,
    cells bytea NOT NULL,
    plan_json text COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_line_imports" PRIMARY KEY (id),
    CONSTRAINT "FK_line_imports_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE CASCADE
);

CREATE TABLE import_plans (
    id uuid NOT NULL,
    unit_id integer NOT NULL,
    template_code character varying(100) COLLATE "C" NOT NULL,
    group_name character varying(100) COLLATE "C" NOT NULL,
    plan_json text COLLATE "C" NOT NULL,
    saved_by character varying(100) COLLATE "C" NOT NULL,
    saved_at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_import_plans" PRIMARY KEY (id),
    CONSTRAINT "FK_import_plans_units_unit_id" FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_import_plans_unit_id_template_code_group_name" ON import_plans (unit_id, template_code, group_name);

CREATE INDEX "IX_line_imports_at_utc" ON line_imports (at_utc);

CREATE UNIQUE INDEX "IX_line_imports_obligation_id_group_name_by" ON line_imports (obligation_id, group_name, by);
