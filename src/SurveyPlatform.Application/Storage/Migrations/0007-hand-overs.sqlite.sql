CREATE TABLE "return_hand_overs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_return_hand_overs" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "note" TEXT NULL,
    "at_utc" TEXT NOT NULL,
    CONSTRAINT "FK_return_hand_overs_obligations_obligation_id" FOREIGN KEY ("obligation_id") REFERENCES "obligations" ("id") ON DELETE RESTRICT
);

CREATE INDEX "IX_return_hand_overs_obligation_id_at_utc" ON "return_hand_overs" ("obligation_id", "at_utc");

CREATE INDEX "IX_return_revisions_hash" ON "return_revisions" ("hash");
