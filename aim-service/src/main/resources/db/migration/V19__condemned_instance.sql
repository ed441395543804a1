-- what EC2 will take away though it is well today, as the last sweep heard it
CREATE TABLE condemned_instance (
  instance_id VARCHAR(32) NOT NULL PRIMARY KEY,
  event       VARCHAR(64) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
