-- what operators have asked for
CREATE TABLE audit (
  id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at        DATETIME(6)  NOT NULL,
  -- an account
  operator  BINARY(16)   NOT NULL,
  command   VARCHAR(32)  NOT NULL,
  tenant_id CHAR(12)     NULL,
  -- of what is no tenant's: a bucket's name
  subject   VARCHAR(63)  NULL,
  reason    VARCHAR(500) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
