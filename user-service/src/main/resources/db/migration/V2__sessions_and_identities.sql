-- What is new is added so that the release before this one can go on writing meanwhile.

-- A family is a session: where it was begun, and when it was last used. expires_at is when it ends without further use.
ALTER TABLE refresh_family
  ADD COLUMN provider     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN browser      VARCHAR(64),
  ADD COLUMN os           VARCHAR(64),
  ADD COLUMN device_kind  VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OTHER',
  ADD COLUMN last_used_at DATETIME(6);

-- Until now every account had one identity.
UPDATE refresh_family
   SET provider = (SELECT MIN(identity.provider) FROM identity WHERE identity.account_id = refresh_family.account_id);

-- The token that this one came from; superseded when that one was used again because this one never arrived.
ALTER TABLE refresh_token
  ADD COLUMN parent     BINARY(32),
  ADD COLUMN superseded BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY refresh_token_parent (parent);

-- Addresses are compared without regard to case, to tell somebody that they are known under another provider.
ALTER TABLE identity
  ADD COLUMN last_used_at DATETIME(6),
  ADD COLUMN email_key    VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin AS (LOWER(email)) STORED,
  ADD KEY identity_email (email_key);

-- Ids grow with time (UUID version 7). The address is kept without its last part.
CREATE TABLE security_event (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  account_id  BINARY(16)  NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  kind        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  browser     VARCHAR(64),
  os          VARCHAR(64),
  device_kind VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin,
  address     VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin,
  seen_at     DATETIME(6),
  KEY security_event_account (account_id, id),
  KEY security_event_time (happened_at),
  CONSTRAINT security_event_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
