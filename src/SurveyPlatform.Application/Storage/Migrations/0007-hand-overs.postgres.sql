CREATE TABLE return_hand_overs (
    id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    "from" character varying(100) COLLATE "C" NOT NULL,
    "to" character varying(100) COLLATE "C" NOT NULL,
    note character varying(500) COLLATE "C",
    at_utc timestamp with time zone NOT NULL,
    CONSTRAINT "PK_return_hand_overs" PRIMARY KEY (id),
    CONSTRAINT "FK_return_hand_overs_obligations_obligation_id" FOREIGN KEY (obligation_id) REFERENCES obligations (id) ON DELETE RESTRICT
);

CREATE INDEX "IX_return_hand_overs_obligation_id_at_utc" ON return_hand_overs (obligation_id, at_utc);

CREATE INDEX "IX_return_revisions_hash" ON return_revisions (hash);
