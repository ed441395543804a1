-- What an owner says about a link. Where nothing is said, it is open from its making on, without end, under its item's title.
ALTER TABLE link
    ADD COLUMN title      VARCHAR(200)  NULL,
    ADD COLUMN note       VARCHAR(1000) NULL,
    ADD COLUMN starts_at  DATETIME(6)   NULL,
    ADD COLUMN expires_at DATETIME(6)   NULL,
    ADD COLUMN enabled    BOOLEAN       NOT NULL DEFAULT TRUE,
    ADD COLUMN version    INT           NOT NULL DEFAULT 1;
