-- db-scheduler's table, as its manual gives it, with zone-less times (kept in UTC)
CREATE TABLE scheduled_tasks (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            BLOB,
  execution_time       DATETIME(6)  NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50),
  last_success         DATETIME(6)  NULL,
  last_failure         DATETIME(6)  NULL,
  consecutive_failures INT,
  last_heartbeat       DATETIME(6)  NULL,
  version              BIGINT       NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance),
  INDEX execution_time_idx (execution_time),
  INDEX last_heartbeat_idx (last_heartbeat)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Accounts whose owner asked for the end. The row goes with the account, or when the owner thinks better of it.
CREATE TABLE account_deletion (
  account_id BINARY(16)  NOT NULL PRIMARY KEY,
  asked_at   DATETIME(6) NOT NULL,
  deletes_at DATETIME(6) NOT NULL,
  KEY account_deletion_time (deletes_at),
  CONSTRAINT account_deletion_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
