CREATE TABLE account (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  name       VARCHAR(50) NOT NULL,
  locale     VARCHAR(2)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version    INT         NOT NULL,
  created_at DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- An account is found by (issuer, subject) only; an e-mail address is neither proven nor always there.
CREATE TABLE identity (
  issuer      VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account_id  BINARY(16)   NOT NULL,
  provider    VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  email       VARCHAR(320),
  picture_url VARCHAR(2048),
  linked_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (issuer, subject),
  KEY identity_account (account_id, linked_at),
  CONSTRAINT identity_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One family per sign-in: all refresh tokens that came from it.
CREATE TABLE refresh_family (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NOT NULL,
  started_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6),
  KEY refresh_family_account (account_id),
  KEY refresh_family_expiry (expires_at),
  CONSTRAINT refresh_family_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The token itself is with the browser only; here is its SHA-256.
CREATE TABLE refresh_token (
  hash       BINARY(32)  NOT NULL PRIMARY KEY,
  family_id  BINARY(16)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  rotated_at DATETIME(6),
  KEY refresh_token_family (family_id),
  KEY refresh_token_expiry (expires_at),
  CONSTRAINT refresh_token_family FOREIGN KEY (family_id) REFERENCES refresh_family (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE signing_key (
  kid         VARCHAR(64) NOT NULL PRIMARY KEY,
  public_key  BLOB        NOT NULL,
  private_key BLOB        NOT NULL,
  created_at  DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
