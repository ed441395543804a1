-- every version of every plan that was ever offered
CREATE TABLE plan (
  id                   VARCHAR(16)   NOT NULL,
  version              INT           NOT NULL,
  price_krw_per_month  INT           NOT NULL,
  storage_bytes        BIGINT        NOT NULL,
  largest_upload_bytes BIGINT        NOT NULL,
  max_height           INT           NOT NULL,
  concurrent_viewers   INT           NOT NULL,
  -- in order of preference, with commas between; empty: the default
  instance_types       VARCHAR(1000) NOT NULL,
  offered_at           DATETIME(6)   NOT NULL,
  PRIMARY KEY (id, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE subscription
  MODIFY COLUMN state ENUM ('REQUESTED', 'PROVISIONING', 'ACTIVE', 'FAILED', 'ENDING', 'ENDED',
    'REPLACING', 'STOPPING', 'STOPPED', 'STARTING', 'GRACE') NOT NULL,
  -- the terms it was made with
  ADD COLUMN plan_version       INT          NOT NULL DEFAULT 1,
  ADD COLUMN next_plan_id       VARCHAR(16)  NULL,
  ADD COLUMN next_plan_version  INT          NULL,
  ADD COLUMN cancelled_at       DATETIME(6)  NULL,
  ADD COLUMN period_ends_at     DATETIME(6)  NULL,
  ADD COLUMN grace_ends_at      DATETIME(6)  NULL,
  -- begun so far
  ADD COLUMN generations        INT          NOT NULL DEFAULT 0,
  ADD COLUMN next_generation    INT          NULL,
  ADD COLUMN replacement_cause  ENUM ('UPGRADE', 'PLAN_CHANGE', 'OPERATOR', 'UNHEALTHY') NULL,
  ADD COLUMN replace_not_before DATETIME(6)  NULL,
  ADD COLUMN stopped_by         ENUM ('OWNER', 'OPERATOR', 'PLATFORM') NULL,
  ADD COLUMN stop_reason        VARCHAR(500) NULL,
  ADD COLUMN paused_at          DATETIME(6)  NULL,
  -- when its state last changed
  ADD COLUMN changed_at         DATETIME(6)  NULL,
  ADD INDEX subscription_state_idx (state, changed_at);

UPDATE subscription SET generations = COALESCE(generation, 0), changed_at = created_at;

ALTER TABLE subscription MODIFY COLUMN changed_at DATETIME(6) NOT NULL;

-- every change of a subscription's state, written with it
CREATE TABLE subscription_history (
  id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subscription_id BINARY(16)   NOT NULL,
  at              DATETIME(6)  NOT NULL,
  from_state      VARCHAR(16)  NULL,
  to_state        VARCHAR(16)  NOT NULL,
  cause           VARCHAR(32)  NOT NULL,
  actor           ENUM ('OWNER', 'OPERATOR', 'PLATFORM') NOT NULL,
  reason          VARCHAR(500) NULL,
  INDEX subscription_history_idx (subscription_id, id),
  FOREIGN KEY (subscription_id) REFERENCES subscription (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- what a media server says is kept in its bucket
ALTER TABLE machine
  ADD COLUMN stored_bytes         BIGINT NULL,
  ADD COLUMN largest_upload_bytes BIGINT NULL,
  ADD COLUMN max_height           INT    NULL;

ALTER TABLE launch
  MODIFY COLUMN state ENUM ('INTENDED', 'REFUSED', 'RUNNING', 'ENDING', 'ENDED', 'DRAINING') NOT NULL,
  -- until then it finishes what it is doing, though another serves
  ADD COLUMN drain_until DATETIME(6) NULL;
