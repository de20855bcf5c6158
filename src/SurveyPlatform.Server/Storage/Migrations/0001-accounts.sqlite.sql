CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "PK_accounts" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "unit_id" INTEGER NULL,
    "roles" TEXT NOT NULL,
    "is_disabled" INTEGER NOT NULL,
    "created_at_utc" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "normalized_user_name" TEXT NOT NULL,
    "email" TEXT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "data_protection_keys" (
    "name" TEXT NOT NULL CONSTRAINT "PK_data_protection_keys" PRIMARY KEY,
    "xml" TEXT NOT NULL
);


CREATE TABLE "access_tokens" (
    "id" TEXT NOT NULL CONSTRAINT "PK_access_tokens" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at_utc" TEXT NOT NULL,
    "expires_at_utc" TEXT NOT NULL,
    "last_used_at_utc" TEXT NULL,
    "revoked_at_utc" TEXT NULL,
    CONSTRAINT "FK_access_tokens_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);


CREATE INDEX "IX_access_tokens_account_id" ON "access_tokens" ("account_id");


CREATE UNIQUE INDEX "IX_access_tokens_hash" ON "access_tokens" ("hash");


CREATE UNIQUE INDEX "IX_accounts_normalized_user_name" ON "accounts" ("normalized_user_name");
