ALTER TABLE "attachments" ADD COLUMN "thumbnail_hash" TEXT NULL;
