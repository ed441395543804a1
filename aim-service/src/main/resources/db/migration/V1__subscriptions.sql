CREATE TABLE subscription (
  id              BINARY(16)   NOT NULL PRIMARY KEY,
  account_id      BINARY(16)   NOT NULL,
  -- the account while the subscription lives, else null: one living subscription per account
  live_account_id BINARY(16)   NULL UNIQUE,
  tenant_id       CHAR(12)     NOT NULL UNIQUE,
  plan_id         VARCHAR(16)  NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  bucket          VARCHAR(63)  NOT NULL,
  state           ENUM ('REQUESTED', 'PROVISIONING', 'ACTIVE', 'FAILED') NOT NULL,
  generation      INT          NULL,
  instance_id     VARCHAR(32)  NULL,
  address         VARCHAR(255) NULL,
  failure_reason  VARCHAR(500) NULL,
  failed_at       DATETIME(6)  NULL,
  activated_at    DATETIME(6)  NULL,
  version         BIGINT       NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE subscription_step (
  subscription_id BINARY(16)   NOT NULL,
  name            ENUM ('BUCKET', 'INSTANCE', 'BOOT', 'HEALTH', 'ROUTE') NOT NULL,
  state           ENUM ('PENDING', 'RUNNING', 'DONE', 'FAILED') NOT NULL,
  started_at      DATETIME(6)  NULL,
  finished_at     DATETIME(6)  NULL,
  reason          VARCHAR(500) NULL,
  PRIMARY KEY (subscription_id, name),
  FOREIGN KEY (subscription_id) REFERENCES subscription (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- what was asked for under which Idempotency-Key
CREATE TABLE subscription_request (
  account_id      BINARY(16)   NOT NULL,
  idempotency_key VARCHAR(64)  NOT NULL,
  request_hash    BINARY(32)   NOT NULL,
  subscription_id BINARY(16)   NOT NULL,
  created_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (account_id, idempotency_key)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
