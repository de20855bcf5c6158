ALTER TABLE template_versions
    ADD COLUMN breaks text COLLATE "C" NOT NULL DEFAULT '[]',
    ADD COLUMN retired_at_utc timestamp with time zone,
    ADD COLUMN retired_by character varying(100) COLLATE "C",
    ADD COLUMN retired_reason character varying(500) COLLATE "C";

ALTER TABLE template_versions ALTER COLUMN breaks DROP DEFAULT;

ALTER TABLE returns ADD COLUMN template_version_id uuid;

UPDATE returns SET template_version_id = e.template_version_id
FROM obligations o JOIN collection_exercises e ON e.id = o.exercise_id WHERE o.id = returns.obligation_id;

ALTER TABLE return_revisions ADD COLUMN template_version_id uuid;

UPDATE return_revisions SET template_version_id = r.template_version_id FROM returns r WHERE r.id = return_revisions.return_id;

ALTER TABLE returns
    ALTER COLUMN template_version_id SET NOT NULL,
    ADD CONSTRAINT "FK_returns_template_versions_template_version_id" FOREIGN KEY (template_version_id) REFERENCES template_versions (id) ON DELETE RESTRICT;

CREATE INDEX "IX_returns_template_version_id" ON returns (template_version_id);

ALTER TABLE return_revisions
    ALTER COLUMN template_version_id SET NOT NULL,
    ADD CONSTRAINT "FK_return_revisions_template_versions_template_version_id" FOREIGN KEY (template_version_id) REFERENCES template_versions (id) ON DELETE RESTRICT;

CREATE INDEX "IX_return_revisions_template_version_id" ON return_revisions (template_version_id);

CREATE TABLE exercise_moves (
    id uuid NOT NULL,
    exercise_id uuid NOT NULL,
    from_version_id uuid NOT NULL,
    to_version_id uuid NOT NULL,
    mapping text COLLATE "C" NOT NULL,
    by character varying(100) COLLATE "C" NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    finished_at_utc timestamp with time zone,
    CONSTRAINT "PK_exercise_moves" PRIMARY KEY (id),
    CONSTRAINT "FK_exercise_moves_collection_exercises_exercise_id" FOREIGN KEY (exercise_id) REFERENCES collection_exercises (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_exercise_moves_template_versions_from_version_id" FOREIGN KEY (from_version_id) REFERENCES template_versions (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_exercise_moves_template_versions_to_version_id" FOREIGN KEY (to_version_id) REFERENCES template_versions (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_exercise_moves_exercise_id" ON exercise_moves (exercise_id);

CREATE INDEX "IX_exercise_moves_from_version_id" ON exercise_moves (from_version_id);

CREATE INDEX "IX_exercise_moves_to_version_id" ON exercise_moves (to_version_id);

CREATE TABLE migrated_drafts (
    id uuid NOT NULL,
    return_id uuid NOT NULL,
    move_id uuid NOT NULL,
    template_version_id uuid NOT NULL,
    answers_json text COLLATE "C" NOT NULL,
    dropped text COLLATE "C" NOT NULL,
    return_version integer NOT NULL,
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_migrated_drafts" PRIMARY KEY (id),
    CONSTRAINT "FK_migrated_drafts_exercise_moves_move_id" FOREIGN KEY (move_id) REFERENCES exercise_moves (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_migrated_drafts_returns_return_id" FOREIGN KEY (return_id) REFERENCES returns (id) ON DELETE RESTRICT,
    CONSTRAINT "FK_migrated_drafts_template_versions_template_version_id" FOREIGN KEY (template_version_id) REFERENCES template_versions (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_migrated_drafts_move_id" ON migrated_drafts (move_id);

CREATE UNIQUE INDEX "IX_migrated_drafts_return_id_move_id" ON migrated_drafts (return_id, move_id);

CREATE INDEX "IX_migrated_drafts_template_version_id" ON migrated_drafts (template_version_id);
