-- why: a code, and beside it what only operators may want to read; sentences that were kept become their codes
CREATE TEMPORARY TABLE reason_sentence (
  sentence VARCHAR(500) NOT NULL PRIMARY KEY,
  code     VARCHAR(32)  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO reason_sentence (sentence, code) VALUES
  ('There is no free server of this kind right now. We keep trying.', 'no_capacity'),
  ('There was no free server of this kind.', 'no_capacity'),
  ('No new servers are being started right now. Yours is started as soon as they are.', 'launches_stopped'),
  ('Something we depend on does not answer as it should. We keep trying.', 'cloud_failing'),
  ('The storage could not be made in time.', 'bucket_late'),
  ('A server could not be started.', 'launch_refused'),
  ('The server did not start in time.', 'boot_late'),
  ('The server did not start again in time.', 'start_late'),
  ('The server went away.', 'server_gone'),
  ('The server went away while it was starting.', 'server_gone'),
  ('The server went away while it was stopped.', 'server_gone'),
  ('Another server took its place.', 'server_replaced'),
  ('The subscription is over.', 'subscription_over');

ALTER TABLE subscription_step ADD COLUMN detail VARCHAR(500) NULL;
ALTER TABLE subscription_history ADD COLUMN detail VARCHAR(500) NULL;
ALTER TABLE launch ADD COLUMN detail VARCHAR(500) NULL;

-- what is no sentence of ours are the cloud's own words, or an operator's
UPDATE subscription_step
SET detail = reason
WHERE reason IS NOT NULL AND reason NOT IN (SELECT sentence FROM reason_sentence);

UPDATE subscription_step
SET reason = COALESCE((SELECT code FROM reason_sentence WHERE sentence = reason), 'unknown')
WHERE reason IS NOT NULL;

UPDATE subscription
SET failure_reason = COALESCE((SELECT code FROM reason_sentence WHERE sentence = failure_reason), 'unknown')
WHERE failure_reason IS NOT NULL;

UPDATE subscription_history
SET detail = reason
WHERE reason IS NOT NULL AND reason NOT IN (SELECT sentence FROM reason_sentence);

UPDATE subscription_history
SET reason = (SELECT code FROM reason_sentence WHERE sentence = reason)
WHERE reason IS NOT NULL;

UPDATE launch
SET detail = reason
WHERE reason IS NOT NULL AND reason NOT IN (SELECT sentence FROM reason_sentence);

UPDATE launch
SET reason = COALESCE(
    (SELECT code FROM reason_sentence WHERE sentence = reason),
    CASE
      WHEN state <> 'REFUSED' THEN 'unknown'
      WHEN reason IN ('InsufficientInstanceCapacity', 'InsufficientHostCapacity', 'InsufficientFreeAddressesInSubnet',
        'InstanceLimitExceeded', 'VcpuLimitExceeded', 'SpotMaxPriceTooLow', 'Unsupported',
        'IdempotentInstanceTerminated') THEN 'no_capacity'
      ELSE 'launch_refused'
    END)
WHERE reason IS NOT NULL;

DROP TEMPORARY TABLE reason_sentence;
