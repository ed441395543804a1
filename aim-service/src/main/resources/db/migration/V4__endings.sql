ALTER TABLE subscription
  MODIFY COLUMN state ENUM ('REQUESTED', 'PROVISIONING', 'ACTIVE', 'FAILED', 'ENDING', 'ENDED') NOT NULL,
  -- when it began to end, then when nothing of it was left
  ADD COLUMN ended_at DATETIME(6) NULL;

-- accounts that are gone: an access token that outlived its account must not subscribe
CREATE TABLE deleted_account (
  account_id BINARY(16)  NOT NULL PRIMARY KEY,
  deleted_at DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
