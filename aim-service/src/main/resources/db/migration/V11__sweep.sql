-- one row: the last comparison of the cloud with the records
CREATE TABLE sweep_run (
  id             TINYINT      NOT NULL PRIMARY KEY CHECK (id = 1),
  swept_at       DATETIME(6)  NULL,
  -- why nothing was touched
  halted         VARCHAR(500) NULL,
  settings_after CHAR(12)     NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO sweep_run (id) VALUES (1);

-- in the cloud and unknown
CREATE TABLE orphan (
  kind             ENUM ('INSTANCE', 'IDENTITY', 'BUCKET') NOT NULL,
  name             VARCHAR(63)  NOT NULL,
  tenant_tag       VARCHAR(256) NULL,
  state            VARCHAR(32)  NULL,
  first_seen_at    DATETIME(6)  NOT NULL,
  -- an operator has confirmed that this bucket goes
  removal_asked_at DATETIME(6)  NULL,
  PRIMARY KEY (kind, name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- known and not in the cloud
CREATE TABLE missing_resource (
  tenant_id     CHAR(12)    NOT NULL,
  kind          ENUM ('INSTANCE', 'IDENTITY', 'BUCKET') NOT NULL,
  first_seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, kind)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
