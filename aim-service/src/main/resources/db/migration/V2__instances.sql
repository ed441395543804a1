-- one row per order for an instance, written before the order is given
CREATE TABLE launch (
  tenant_id    CHAR(12)     NOT NULL,
  generation   INT          NOT NULL,
  attempt      INT          NOT NULL,
  client_token VARCHAR(64)  NOT NULL UNIQUE,
  launch_order JSON         NOT NULL,
  state        ENUM ('INTENDED', 'REFUSED', 'RUNNING', 'ENDING', 'ENDED') NOT NULL,
  instance_id  VARCHAR(32)  NULL UNIQUE,
  intended_at  DATETIME(6)  NOT NULL,
  launched_at  DATETIME(6)  NULL,
  reason       VARCHAR(500) NULL,
  version      BIGINT       NOT NULL,
  PRIMARY KEY (tenant_id, generation, attempt)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- an instance that has registered its key
CREATE TABLE machine (
  instance_id     VARCHAR(32)   NOT NULL PRIMARY KEY,
  public_key      VARCHAR(2048) NOT NULL,
  registered_at   DATETIME(6)   NOT NULL,
  first_health_at DATETIME(6)   NULL,
  last_health_at  DATETIME(6)   NULL,
  version         VARCHAR(64)   NULL,
  disk_free_bytes BIGINT        NULL,
  system_load     DOUBLE        NULL,
  running_jobs    INT           NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- assertions that were used, until they expire
CREATE TABLE machine_assertion (
  instance_id VARCHAR(32) NOT NULL,
  jwt_id      VARCHAR(64) NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (instance_id, jwt_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE signing_key (
  kid         VARCHAR(64) NOT NULL PRIMARY KEY,
  public_key  BLOB        NOT NULL,
  private_key BLOB        NOT NULL,
  created_at  DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
