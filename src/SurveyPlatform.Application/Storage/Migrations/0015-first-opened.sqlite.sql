ALTER TABLE "obligations" ADD COLUMN "first_opened_at_utc" TEXT NULL;
UPDATE "obligations" SET "first_opened_at_utc" = (SELECT coalesce("first_submitted_at_utc", "last_saved_at_utc") FROM "returns" WHERE "returns"."obligation_id" = "obligations"."id");
