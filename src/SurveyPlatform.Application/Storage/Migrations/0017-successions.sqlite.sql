CREATE TABLE "reorganisations" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reorganisations" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "legal_day" TEXT NOT NULL,
    "operating_day" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rows" TEXT NOT NULL,
    "units" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "imported_by" TEXT NOT NULL,
    "imported_at_utc" TEXT NOT NULL,
    "applied_by" TEXT NULL,
    "applied_at_utc" TEXT NULL
);

CREATE UNIQUE INDEX "IX_reorganisations_code" ON "reorganisations" ("code");

CREATE TABLE "successions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_successions" PRIMARY KEY,
    "reorganisation_id" TEXT NULL,
    "from_unit" INTEGER NOT NULL,
    "to_unit" INTEGER NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "clause" TEXT NULL,
    "share" TEXT NULL,
    "is_main_heir" INTEGER NOT NULL,
    "decided_by" TEXT NULL,
    "decided_at_utc" TEXT NULL,
    CONSTRAINT "FK_successions_reorganisations_reorganisation_id" FOREIGN KEY ("reorganisation_id") REFERENCES "reorganisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_successions_units_from_unit" FOREIGN KEY ("from_unit") REFERENCES "units" ("id") ON DELETE RESTRICT,
    CONSTRAINT "FK_successions_units_to_unit" FOREIGN KEY ("to_unit") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_successions_from_unit" ON "successions" ("from_unit");
CREATE INDEX "IX_successions_to_unit" ON "successions" ("to_unit");
CREATE INDEX "IX_successions_reorganisation_id" ON "successions" ("reorganisation_id");

CREATE TABLE "new_unit_versions" (
    "id" TEXT NOT NULL CONSTRAINT "PK_unit_versions" PRIMARY KEY,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT NULL,
    "code" TEXT NOT NULL,
    "type_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NULL,
    "parent_id" INTEGER NULL,
    "path" TEXT NOT NULL,
    "successor_path" TEXT NULL,
    "search_key" TEXT NOT NULL,
    "folded_key" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    CONSTRAINT "FK_unit_versions_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE CASCADE
);
INSERT INTO "new_unit_versions" ("id", "valid_from", "valid_to", "code", "type_name", "name", "name_en", "parent_id", "path", "search_key", "folded_key", "sort_key", "unit_id")
SELECT "id", "valid_from", "valid_to", "code", "type_name", "name", "name_en", "parent_id", "path", "search_key", "folded_key", "sort_key", "unit_id" FROM "unit_versions";
DROP TABLE "unit_versions";
ALTER TABLE "new_unit_versions" RENAME TO "unit_versions";
CREATE UNIQUE INDEX "IX_unit_versions_code_valid_from" ON "unit_versions" ("code", "valid_from");
CREATE INDEX "IX_unit_versions_sort_key" ON "unit_versions" ("sort_key");
CREATE INDEX "IX_unit_versions_unit_id" ON "unit_versions" ("unit_id");
ALTER TABLE "obligations" ADD COLUMN "heir_id" INTEGER NULL;
CREATE INDEX "IX_obligations_heir_id" ON "obligations" ("heir_id");
