-- The tables of Quartz 4: their names and columns are its own. Its history of executions is not kept here: job_runs is.

CREATE TABLE qrtz_job_details (
    sched_name TEXT NOT NULL,
    job_name TEXT NOT NULL,
    job_group TEXT NOT NULL,
    description TEXT,
    job_class_name TEXT NOT NULL,
    is_durable INTEGER NOT NULL,
    is_nonconcurrent INTEGER NOT NULL,
    is_update_data INTEGER NOT NULL,
    requests_recovery INTEGER NOT NULL,
    job_data BLOB,
    CONSTRAINT "PK_qrtz_job_details" PRIMARY KEY (sched_name, job_name, job_group)
);

CREATE TABLE qrtz_triggers (
    sched_name TEXT NOT NULL,
    trigger_name TEXT NOT NULL,
    trigger_group TEXT NOT NULL,
    job_name TEXT NOT NULL,
    job_group TEXT NOT NULL,
    description TEXT,
    next_fire_time INTEGER,
    prev_fire_time INTEGER,
    priority INTEGER,
    trigger_state TEXT NOT NULL,
    trigger_type TEXT NOT NULL,
    start_time INTEGER NOT NULL,
    end_time INTEGER,
    calendar_name TEXT,
    misfire_instr INTEGER,
    misfire_orig_fire_time INTEGER,
    execution_group TEXT,
    preferred_node TEXT,
    preferred_node_auto INTEGER NOT NULL DEFAULT 0,
    retry_policy TEXT,
    retry_attempt INTEGER,
    continues_trigger_name TEXT,
    continues_trigger_group TEXT,
    continuation_condition INTEGER,
    overlap_policy INTEGER,
    pause_reason TEXT,
    paused_by TEXT,
    paused_at INTEGER,
    misfire_threshold INTEGER,
    fixed_delay INTEGER,
    job_data BLOB,
    CONSTRAINT "PK_qrtz_triggers" PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT "FK_qrtz_triggers_job_details" FOREIGN KEY (sched_name, job_name, job_group) REFERENCES qrtz_job_details (sched_name, job_name, job_group)
);

CREATE TABLE qrtz_simple_triggers (
    sched_name TEXT NOT NULL,
    trigger_name TEXT NOT NULL,
    trigger_group TEXT NOT NULL,
    repeat_count INTEGER NOT NULL,
    repeat_interval INTEGER NOT NULL,
    times_triggered INTEGER NOT NULL,
    CONSTRAINT "PK_qrtz_simple_triggers" PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT "FK_qrtz_simple_triggers_triggers" FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_cron_triggers (
    sched_name TEXT NOT NULL,
    trigger_name TEXT NOT NULL,
    trigger_group TEXT NOT NULL,
    cron_expression TEXT NOT NULL,
    time_zone_id TEXT,
    CONSTRAINT "PK_qrtz_cron_triggers" PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT "FK_qrtz_cron_triggers_triggers" FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_simprop_triggers (
    sched_name TEXT NOT NULL,
    trigger_name TEXT NOT NULL,
    trigger_group TEXT NOT NULL,
    str_prop_1 TEXT,
    str_prop_2 TEXT,
    str_prop_3 TEXT,
    int_prop_1 INTEGER,
    int_prop_2 INTEGER,
    long_prop_1 INTEGER,
    long_prop_2 INTEGER,
    dec_prop_1 NUMERIC,
    dec_prop_2 NUMERIC,
    bool_prop_1 INTEGER,
    bool_prop_2 INTEGER,
    time_zone_id TEXT,
    CONSTRAINT "PK_qrtz_simprop_triggers" PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT "FK_qrtz_simprop_triggers_triggers" FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_blob_triggers (
    sched_name TEXT NOT NULL,
    trigger_name TEXT NOT NULL,
    trigger_group TEXT NOT NULL,
    blob_data BLOB,
    CONSTRAINT "PK_qrtz_blob_triggers" PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT "FK_qrtz_blob_triggers_triggers" FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_calendars (
    sched_name TEXT NOT NULL,
    calendar_name TEXT NOT NULL,
    calendar BLOB NOT NULL,
    CONSTRAINT "PK_qrtz_calendars" PRIMARY KEY (sched_name, calendar_name)
);

CREATE TABLE qrtz_paused_trigger_grps (
    sched_name TEXT NOT NULL,
    trigger_group TEXT NOT NULL,
    pause_reason TEXT,
    paused_by TEXT,
    paused_at INTEGER,
    CONSTRAINT "PK_qrtz_paused_trigger_grps" PRIMARY KEY (sched_name, trigger_group)
);

CREATE TABLE qrtz_paused_job_grps (
    sched_name TEXT NOT NULL,
    job_group TEXT NOT NULL,
    pause_reason TEXT,
    paused_by TEXT,
    paused_at INTEGER,
    CONSTRAINT "PK_qrtz_paused_job_grps" PRIMARY KEY (sched_name, job_group)
);

CREATE TABLE qrtz_fired_triggers (
    sched_name TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    trigger_name TEXT NOT NULL,
    trigger_group TEXT NOT NULL,
    instance_name TEXT NOT NULL,
    fired_time INTEGER NOT NULL,
    sched_time INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL,
    job_name TEXT,
    job_group TEXT,
    is_nonconcurrent INTEGER NOT NULL,
    requests_recovery INTEGER,
    execution_group TEXT,
    progress INTEGER,
    progress_message TEXT,
    interrupt_requested_time INTEGER,
    CONSTRAINT "PK_qrtz_fired_triggers" PRIMARY KEY (sched_name, entry_id)
);

CREATE TABLE qrtz_scheduler_state (
    sched_name TEXT NOT NULL,
    instance_name TEXT NOT NULL,
    last_checkin_time INTEGER NOT NULL,
    checkin_interval INTEGER NOT NULL,
    quartz_version TEXT,
    CONSTRAINT "PK_qrtz_scheduler_state" PRIMARY KEY (sched_name, instance_name)
);

CREATE TABLE qrtz_locks (
    sched_name TEXT NOT NULL,
    lock_name TEXT NOT NULL,
    CONSTRAINT "PK_qrtz_locks" PRIMARY KEY (sched_name, lock_name)
);

CREATE INDEX "IX_qrtz_t_j" ON qrtz_triggers (sched_name, job_name, job_group);

CREATE INDEX "IX_qrtz_t_nft_st" ON qrtz_triggers (sched_name, trigger_state, next_fire_time, priority DESC, misfire_instr);

CREATE INDEX "IX_qrtz_ft_inst_job_req_rcvry" ON qrtz_fired_triggers (sched_name, instance_name, requests_recovery);

CREATE INDEX "IX_qrtz_ft_j_g" ON qrtz_fired_triggers (sched_name, job_name, job_group);

CREATE INDEX "IX_qrtz_ft_t_g" ON qrtz_fired_triggers (sched_name, trigger_name, trigger_group);
