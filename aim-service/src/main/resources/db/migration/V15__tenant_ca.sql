-- the roots of the certificates that media servers have for their tenants' names, oldest first
CREATE TABLE tenant_ca (
  number      INT         NOT NULL PRIMARY KEY,
  certificate BLOB        NOT NULL,
  private_key BLOB        NOT NULL,
  made_at     DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
