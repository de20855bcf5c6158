CREATE TABLE "frozen_scores" (
    "id" TEXT NOT NULL CONSTRAINT "PK_frozen_scores" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "vintage" INTEGER NOT NULL,
    "frozen_at_utc" TEXT NOT NULL,
    "frozen_by" TEXT NOT NULL,
    "reason" TEXT NULL,
    "content_hash" TEXT NOT NULL,
    "board_json" TEXT NOT NULL
);


CREATE TABLE "score_sets" (
    "code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "document_json" TEXT NOT NULL,
    "saved_at_utc" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    CONSTRAINT "PK_score_sets" PRIMARY KEY ("code", "year")
);


CREATE UNIQUE INDEX "IX_frozen_scores_code_year_vintage" ON "frozen_scores" ("code", "year", "vintage");
