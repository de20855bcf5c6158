CREATE TABLE accounts (
    id uuid NOT NULL,
    display_name character varying(200) NOT NULL,
    unit_id integer,
    roles character varying(200) NOT NULL,
    is_disabled boolean NOT NULL,
    created_at_utc timestamp with time zone NOT NULL,
    user_name character varying(100) NOT NULL,
    normalized_user_name character varying(100) NOT NULL,
    email character varying(254),
    password_hash character varying(200),
    security_stamp character varying(60),
    concurrency_stamp character varying(60),
    lockout_end timestamp with time zone,
    lockout_enabled boolean NOT NULL,
    access_failed_count integer NOT NULL,
    CONSTRAINT "PK_accounts" PRIMARY KEY (id)
);


CREATE TABLE data_protection_keys (
    name character varying(100) NOT NULL,
    xml text NOT NULL,
    CONSTRAINT "PK_data_protection_keys" PRIMARY KEY (name)
);


CREATE TABLE access_tokens (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name character varying(100) NOT NULL,
    hash character varying(64) NOT NULL,
    created_at_utc timestamp with time zone NOT NULL,
    expires_at_utc timestamp with time zone NOT NULL,
    last_used_at_utc timestamp with time zone,
    revoked_at_utc timestamp with time zone,
    CONSTRAINT "PK_access_tokens" PRIMARY KEY (id),
    CONSTRAINT "FK_access_tokens_accounts_account_id" FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE
);


CREATE INDEX "IX_access_tokens_account_id" ON access_tokens (account_id);


CREATE UNIQUE INDEX "IX_access_tokens_hash" ON access_tokens (hash);


CREATE UNIQUE INDEX "IX_accounts_normalized_user_name" ON accounts (normalized_user_name);
