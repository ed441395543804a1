-- how making servers has gone lately is read from it
ALTER TABLE subscription_history ADD INDEX subscription_history_at_idx (at);
