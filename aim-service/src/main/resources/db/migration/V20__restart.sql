ALTER TABLE subscription
  MODIFY COLUMN state ENUM ('REQUESTED', 'PROVISIONING', 'ACTIVE', 'FAILED', 'ENDING', 'ENDED',
    'REPLACING', 'STOPPING', 'STOPPED', 'STARTING', 'GRACE', 'RESTARTING') NOT NULL;

-- when the media server that called in last began to run, if it says so
ALTER TABLE machine ADD COLUMN started_at DATETIME(6) NULL;
