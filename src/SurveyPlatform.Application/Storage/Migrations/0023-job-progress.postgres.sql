ALTER TABLE job_runs ADD step character varying(40) COLLATE "C";
ALTER TABLE job_runs ADD subject character varying(60) COLLATE "C";
