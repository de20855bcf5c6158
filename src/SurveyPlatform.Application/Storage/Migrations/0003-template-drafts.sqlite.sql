CREATE TABLE "template_drafts" (
    "template_code" TEXT NOT NULL CONSTRAINT "PK_template_drafts" PRIMARY KEY,
    "document_json" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "based_on" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at_utc" TEXT NOT NULL
);
