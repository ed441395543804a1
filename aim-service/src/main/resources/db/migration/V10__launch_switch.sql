-- one row, on which every decision to launch waits its turn
CREATE TABLE launch_switch (
  id         TINYINT      NOT NULL PRIMARY KEY CHECK (id = 1),
  allowed    BOOLEAN      NOT NULL,
  reason     VARCHAR(500) NULL,
  -- the operator's account
  changed_by BINARY(16)   NULL,
  changed_at DATETIME(6)  NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO launch_switch (id, allowed) VALUES (1, TRUE);

ALTER TABLE launch
  ADD COLUMN instance_type VARCHAR(32) AS (JSON_UNQUOTE(JSON_EXTRACT(launch_order, '$.instanceType'))) STORED,
  ADD COLUMN volume_gib INT AS (JSON_UNQUOTE(JSON_EXTRACT(launch_order, '$.volumeGib'))) STORED,
  ADD INDEX launch_cost_idx (state, instance_type, volume_gib);
