-- The version grows with each password that is set or taken away: what was allowed for an older one is void.
ALTER TABLE link
    ADD COLUMN password_hash    VARCHAR(200) NULL,
    ADD COLUMN password_version INT          NOT NULL DEFAULT 0,
    ADD COLUMN max_viewers      INT          NULL,
    ADD COLUMN viewers          INT          NOT NULL DEFAULT 0;

-- Who has a place at a link, and by which version of its password.
CREATE TABLE link_viewer (
    slug             CHAR(11) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    viewer           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    password_version INT                                               NOT NULL,
    since            DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (slug, viewer)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
