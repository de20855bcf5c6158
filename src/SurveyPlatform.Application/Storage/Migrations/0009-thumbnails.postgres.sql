ALTER TABLE attachments ADD COLUMN thumbnail_hash character varying(64) COLLATE "C";
