CREATE TABLE remediation_plans (
    id uuid NOT NULL,
    owner_id integer NOT NULL,
    owner_kind character varying(20) COLLATE "C" NOT NULL,
    owner_type_name character varying(40) COLLATE "C" NOT NULL,
    owner_name character varying(200) COLLATE "C" NOT NULL,
    owner_sort_key character varying(401) COLLATE "C" NOT NULL,
    heir_id integer,
    path character varying(100) COLLATE "C" NOT NULL,
    year integer NOT NULL,
    born_from character varying(10) COLLATE "C" NOT NULL,
    collection_code character varying(60) COLLATE "C" NOT NULL,
    state character varying(20) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    text text COLLATE "C" NOT NULL,
    text_version integer NOT NULL,
    last_task_number integer NOT NULL,
    issued_on date,
    issued_number character varying(60) COLLATE "C",
    created_by character varying(100) COLLATE "C" NOT NULL,
    created_at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_remediation_plans" PRIMARY KEY (id),
    CONSTRAINT "FK_remediation_plans_units_owner_id" FOREIGN KEY (owner_id) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_remediation_plans_collections_collection_code" FOREIGN KEY (collection_code) REFERENCES collections (code) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_remediation_plans_owner_id_year" ON remediation_plans (owner_id, year);

CREATE INDEX "IX_remediation_plans_path" ON remediation_plans (path);

CREATE TABLE remediation_tasks (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    unit_id integer NOT NULL,
    heir_id integer,
    unit_name character varying(241) COLLATE "C" NOT NULL,
    unit_sort_key character varying(401) COLLATE "C" NOT NULL,
    is_owners_own boolean NOT NULL,
    unit_path character varying(100) COLLATE "C" NOT NULL,
    shortcoming text COLLATE "C",
    criterion_code character varying(60) COLLATE "C",
    text text COLLATE "C" NOT NULL,
    end_on date,
    percent integer NOT NULL,
    state character varying(20) COLLATE "C" NOT NULL,
    reopened integer NOT NULL,
    CONSTRAINT "PK_remediation_tasks" PRIMARY KEY (id),
    CONSTRAINT "FK_remediation_tasks_remediation_plans_plan_id" FOREIGN KEY (plan_id) REFERENCES remediation_plans (id) ON DELETE CASCADE,
    CONSTRAINT "FK_remediation_tasks_units_unit_id" FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_remediation_tasks_plan_id_number" ON remediation_tasks (plan_id, number);

CREATE INDEX "IX_remediation_tasks_unit_path" ON remediation_tasks (unit_path);

CREATE INDEX "IX_remediation_tasks_unit_id" ON remediation_tasks (unit_id);

CREATE TABLE remediation_task_events (
    id uuid NOT NULL,
    task_id uuid NOT NULL,
    kind character varying(20) COLLATE "C" NOT NULL,
    percent integer NOT NULL,
    text character varying(2000) COLLATE "C",
    verdict_id uuid,
    period character varying(10) COLLATE "C",
    figure numeric(28,10),
    threshold numeric(28,10),
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_remediation_task_events" PRIMARY KEY (id),
    CONSTRAINT "FK_remediation_task_events_remediation_tasks_task_id" FOREIGN KEY (task_id) REFERENCES remediation_tasks (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_remediation_task_events_task_id" ON remediation_task_events (task_id);

CREATE TABLE plan_opinions (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    round integer NOT NULL,
    department_id integer NOT NULL,
    department_name character varying(241) COLLATE "C" NOT NULL,
    department_path character varying(100) COLLATE "C" NOT NULL,
    is_askers boolean NOT NULL,
    plan_version integer NOT NULL,
    asked_by character varying(100) COLLATE "C" NOT NULL,
    asked_at_utc timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    stance character varying(20) COLLATE "C",
    text character varying(4000) COLLATE "C" NOT NULL,
    task_remarks text COLLATE "C" NOT NULL,
    given_by character varying(100) COLLATE "C",
    given_at_utc timestamp with time zone,
    CONSTRAINT "PK_plan_opinions" PRIMARY KEY (id),
    CONSTRAINT "FK_plan_opinions_remediation_plans_plan_id" FOREIGN KEY (plan_id) REFERENCES remediation_plans (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_plan_opinions_plan_id_round_department_id" ON plan_opinions (plan_id, round, department_id);

CREATE INDEX "IX_plan_opinions_department_path" ON plan_opinions (department_path);

CREATE TABLE plan_moves (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    action character varying(20) COLLATE "C" NOT NULL,
    "from" character varying(20) COLLATE "C" NOT NULL,
    "to" character varying(20) COLLATE "C" NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    note character varying(2000) COLLATE "C",
    plan_version integer NOT NULL,
    CONSTRAINT "PK_plan_moves" PRIMARY KEY (id),
    CONSTRAINT "FK_plan_moves_remediation_plans_plan_id" FOREIGN KEY (plan_id) REFERENCES remediation_plans (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_plan_moves_plan_id" ON plan_moves (plan_id);

CREATE TABLE plan_versions (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    document_json text COLLATE "C" NOT NULL,
    hash character varying(64) COLLATE "C" NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_plan_versions" PRIMARY KEY (id),
    CONSTRAINT "FK_plan_versions_remediation_plans_plan_id" FOREIGN KEY (plan_id) REFERENCES remediation_plans (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_plan_versions_plan_id_number" ON plan_versions (plan_id, number);

CREATE TABLE plan_files (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    task_id uuid,
    event_id uuid,
    file_name character varying(150) COLLATE "C" NOT NULL,
    content_type character varying(100) COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    hash character varying(64) COLLATE "C" NOT NULL,
    uploaded_by character varying(100) COLLATE "C" NOT NULL,
    uploaded_at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_plan_files" PRIMARY KEY (id),
    CONSTRAINT "FK_plan_files_remediation_plans_plan_id" FOREIGN KEY (plan_id) REFERENCES remediation_plans (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_plan_files_plan_id" ON plan_files (plan_id);

CREATE TABLE remediation_settings (
    id integer NOT NULL,
    advisers text COLLATE "C" NOT NULL,
    opinion_working_days integer NOT NULL,
    changed_by character varying(100) COLLATE "C",
    changed_at_utc timestamp with time zone,
    CONSTRAINT "PK_remediation_settings" PRIMARY KEY (id)
);

CREATE INDEX "IX_remediation_plans_collection_code" ON remediation_plans (collection_code);
