CREATE TABLE reorganisations (
    id uuid NOT NULL,
    code character varying(40) COLLATE "C" NOT NULL,
    title text COLLATE "C" NOT NULL,
    resolution character varying(100) COLLATE "C" NOT NULL,
    legal_day date NOT NULL,
    operating_day date NOT NULL,
    state character varying(20) COLLATE "C" NOT NULL,
    rows text COLLATE "C" NOT NULL,
    units text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    imported_by character varying(100) COLLATE "C" NOT NULL,
    imported_at_utc timestamp with time zone NOT NULL,
    applied_by character varying(100) COLLATE "C",
    applied_at_utc timestamp with time zone,
    CONSTRAINT "PK_reorganisations" PRIMARY KEY (id)
);

CREATE UNIQUE INDEX "IX_reorganisations_code" ON reorganisations (code);

CREATE TABLE successions (
    id uuid NOT NULL,
    reorganisation_id uuid,
    from_unit integer NOT NULL,
    to_unit integer,
    kind character varying(20) COLLATE "C" NOT NULL,
    day date NOT NULL,
    resolution character varying(100) COLLATE "C" NOT NULL,
    clause character varying(40) COLLATE "C",
    share numeric(28,10),
    is_main_heir boolean NOT NULL,
    decided_by character varying(100) COLLATE "C",
    decided_at_utc timestamp with time zone,
    CONSTRAINT "PK_successions" PRIMARY KEY (id),
    CONSTRAINT "FK_successions_reorganisations_reorganisation_id" FOREIGN KEY (reorganisation_id) REFERENCES reorganisations (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_successions_units_from_unit" FOREIGN KEY (from_unit) REFERENCES units (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_successions_units_to_unit" FOREIGN KEY (to_unit) REFERENCES units (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_successions_from_unit" ON successions (from_unit);
CREATE INDEX "IX_successions_to_unit" ON successions (to_unit);
CREATE INDEX "IX_successions_reorganisation_id" ON successions (reorganisation_id);

ALTER TABLE unit_versions ADD COLUMN successor_path character varying(100) COLLATE "C";
ALTER TABLE obligations ADD COLUMN heir_id integer;
CREATE INDEX "IX_obligations_heir_id" ON obligations (heir_id);
