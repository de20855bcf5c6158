CREATE TABLE "indicator_drafts" (
    "code" TEXT NOT NULL CONSTRAINT "PK_indicator_drafts" PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "effective_from" TEXT NOT NULL,
    "document_json" TEXT NOT NULL,
    "saved_at_utc" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL
);


CREATE TABLE "indicators" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "effective_from" TEXT NOT NULL,
    "effective_to" TEXT NULL,
    "document_json" TEXT NOT NULL,
    "published_at_utc" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    CONSTRAINT "PK_indicators" PRIMARY KEY ("code", "version")
);
