-- One row per object in the store, written before the object and removed after it, so that no object is ever forgotten.
-- remove_at: when the object has to go; null while it is an account's picture.
CREATE TABLE picture (
  id         CHAR(22)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NULL UNIQUE,
  remove_at  DATETIME(6) NULL,
  KEY picture_removal (remove_at),
  CONSTRAINT picture_account FOREIGN KEY (account_id) REFERENCES account (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
