-- When a session was heard of first, and which twentieths of the item were delivered in it, the first one in the lowest bit;
-- 0 where its media server does not say.
ALTER TABLE watch
    ADD COLUMN started_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    ADD COLUMN stretches  INT         NOT NULL DEFAULT 0,
    ADD KEY watch_by_start (slug, started_at);
UPDATE watch SET started_at = renewed_at;
