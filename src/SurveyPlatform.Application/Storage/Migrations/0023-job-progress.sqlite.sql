ALTER TABLE "job_runs" ADD "step" TEXT NULL;
ALTER TABLE "job_runs" ADD "subject" TEXT NULL;
