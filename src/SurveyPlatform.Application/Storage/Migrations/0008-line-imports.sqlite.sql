CREATE TABLE "line_imports" (
    "id" TEXT NOT NULL CONSTRAINT "PK_line_imports" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "group_name" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "cells" BLOB NOT NULL,
    "plan_json" TEXT NOT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_line_imports_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE CASCADE
);

CREATE TABLE "import_plans" (
    "id" TEXT NOT NULL CONSTRAINT "PK_import_plans" PRIMARY KEY,
    "unit_id" INTEGER NOT NULL,
    "template_code" TEXT NOT NULL,
    "group_name" TEXT NOT NULL,
    "plan_json" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_import_plans_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_import_plans_unit_id_template_code_group_name" ON "import_plans" ("unit_id", "template_code", "group_name");

CREATE INDEX "IX_line_imports_at_utc" ON "line_imports" ("at_utc");

CREATE UNIQUE INDEX "IX_line_imports_obligation_id_group_name_by" ON "line_imports" ("obligation_id", "group_name", "by");
