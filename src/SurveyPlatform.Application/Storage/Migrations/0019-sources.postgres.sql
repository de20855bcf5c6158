CREATE TABLE reconciliation_runs (
    id uuid NOT NULL,
    period character varying(10) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    tolerance character varying(100) COLLATE "C" NOT NULL,
    units integer NOT NULL,
    opened integer NOT NULL,
    closed integer NOT NULL,
    CONSTRAINT "PK_reconciliation_runs" PRIMARY KEY (id)
);

CREATE TABLE source_matches (
    obligation_id uuid NOT NULL,
    period character varying(10) COLLATE "C" NOT NULL,
    findings text COLLATE "C" NOT NULL,
    operators character varying(500) COLLATE "C" NOT NULL,
    agree integer NOT NULL,
    within_tolerance integer NOT NULL,
    differ integer NOT NULL,
    only_unit integer NOT NULL,
    only_operator integer NOT NULL,
    not_comparable integer NOT NULL,
    CONSTRAINT "PK_source_matches" PRIMARY KEY (obligation_id),
    CONSTRAINT "FK_source_matches_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE CASCADE
);

CREATE TABLE reconciliation_cases (
    id uuid NOT NULL,
    period character varying(10) COLLATE "C" NOT NULL,
    obligation_id uuid NOT NULL,
    key character varying(100) COLLATE "C" NOT NULL,
    aspect character varying(20) COLLATE "C" NOT NULL,
    line_kind character varying(20) COLLATE "C",
    circuit character varying(60) COLLATE "C",
    outcome character varying(20) COLLATE "C" NOT NULL,
    unit_number numeric(28,10),
    unit_operators character varying(200) COLLATE "C",
    operator_number numeric(28,10),
    operator_operators character varying(200) COLLATE "C",
    state character varying(20) COLLATE "C" NOT NULL,
    version integer NOT NULL,
    opened_at_utc timestamp with time zone NOT NULL,
    due_on date NOT NULL,
    decision character varying(20) COLLATE "C",
    decided_number numeric(28,10),
    CONSTRAINT "PK_reconciliation_cases" PRIMARY KEY (id),
    CONSTRAINT "FK_reconciliation_cases_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE CASCADE
);

CREATE TABLE case_parties (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    side character varying(20) COLLATE "C" NOT NULL,
    unit_id integer NOT NULL,
    name character varying(250) COLLATE "C" NOT NULL,
    path character varying(100) COLLATE "C" NOT NULL,
    CONSTRAINT "PK_case_parties" PRIMARY KEY (id),
    CONSTRAINT "FK_case_parties_reconciliation_cases_case_id" FOREIGN KEY (case_id) REFERENCES reconciliation_cases (id) ON DELETE CASCADE
);

CREATE TABLE case_entries (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    action character varying(20) COLLATE "C" NOT NULL,
    side character varying(20) COLLATE "C" NOT NULL,
    "to" character varying(20) COLLATE "C" NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    text character varying(1000) COLLATE "C",
    unit_number_before numeric(28,10),
    operator_number_before numeric(28,10),
    CONSTRAINT "PK_case_entries" PRIMARY KEY (id),
    CONSTRAINT "FK_case_entries_reconciliation_cases_case_id" FOREIGN KEY (case_id) REFERENCES reconciliation_cases (id) ON DELETE CASCADE
);

CREATE TABLE incidents (
    id uuid NOT NULL,
    unit_id integer NOT NULL,
    unit_name character varying(250) COLLATE "C" NOT NULL,
    unit_sort_key character varying(400) COLLATE "C" NOT NULL,
    unit_path character varying(100) COLLATE "C" NOT NULL,
    operator_id integer,
    operator_name character varying(250) COLLATE "C",
    operator_path character varying(100) COLLATE "C",
    side character varying(20) COLLATE "C" NOT NULL,
    kind character varying(20) COLLATE "C" NOT NULL,
    circuit character varying(60) COLLATE "C",
    from_utc timestamp with time zone NOT NULL,
    to_utc timestamp with time zone,
    cause character varying(20) COLLATE "C" NOT NULL,
    effect character varying(20) COLLATE "C" NOT NULL,
    note character varying(2000) COLLATE "C",
    ending character varying(2000) COLLATE "C",
    state character varying(20) COLLATE "C" NOT NULL,
    reported_by character varying(100) COLLATE "C" NOT NULL,
    reported_at_utc timestamp with time zone NOT NULL,
    ended_by character varying(100) COLLATE "C",
    ended_at_utc timestamp with time zone,
    twin_id uuid,
    version integer NOT NULL,
    CONSTRAINT "PK_incidents" PRIMARY KEY (id)
);

CREATE TABLE source_settings (
    id integer NOT NULL,
    speed_percent numeric(28,10) NOT NULL,
    speed_mbps numeric(28,10) NOT NULL,
    lines integer NOT NULL,
    answer_working_days integer NOT NULL,
    pair_hours integer NOT NULL,
    version integer NOT NULL,
    changed_by character varying(100) COLLATE "C",
    changed_at_utc timestamp with time zone,
    CONSTRAINT "PK_source_settings" PRIMARY KEY (id)
);

CREATE INDEX "IX_reconciliation_runs_period_at_utc" ON reconciliation_runs (period, at_utc);

CREATE INDEX "IX_source_matches_period" ON source_matches (period);

CREATE UNIQUE INDEX "IX_reconciliation_cases_obligation_id_key" ON reconciliation_cases (obligation_id, key);

CREATE INDEX "IX_reconciliation_cases_period_state" ON reconciliation_cases (period, state);

CREATE INDEX "IX_case_parties_case_id" ON case_parties (case_id);

CREATE INDEX "IX_case_parties_path" ON case_parties (path);

CREATE INDEX "IX_case_entries_case_id" ON case_entries (case_id);

CREATE INDEX "IX_incidents_state_from_utc" ON incidents (state, from_utc);

CREATE INDEX "IX_incidents_unit_id_from_utc" ON incidents (unit_id, from_utc);
