CREATE TABLE signing_key (
    kid         VARCHAR(64) NOT NULL PRIMARY KEY,
    public_key  BLOB        NOT NULL,
    private_key BLOB        NOT NULL,
    created_at  DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What media servers announced. The tenant is part of the key: no server can write another's item.
-- A deleted item stays as a row of state DELETED with the highest version there is, so that no late announcement
-- brings it back.
CREATE TABLE item (
    tenant_id        CHAR(12) CHARACTER SET ascii COLLATE ascii_bin   NOT NULL,
    media_id         CHAR(16) CHARACTER SET ascii COLLATE ascii_bin   NOT NULL,
    owner_id         CHAR(36) CHARACTER SET ascii COLLATE ascii_bin   NOT NULL,
    title            VARCHAR(1000)                                    NOT NULL,
    duration_seconds DOUBLE                                           NULL,
    width            INT                                              NULL,
    height           INT                                              NULL,
    state            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version          BIGINT                                           NOT NULL,
    PRIMARY KEY (tenant_id, media_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE poster (
    tenant_id CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    media_id  CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version   INT                                            NOT NULL,
    width     INT                                            NOT NULL,
    height    INT                                            NOT NULL,
    jpeg      MEDIUMBLOB                                     NOT NULL,
    PRIMARY KEY (tenant_id, media_id),
    CONSTRAINT poster_of_item FOREIGN KEY (tenant_id, media_id) REFERENCES item (tenant_id, media_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The items there are, each with what is known of its poster.
CREATE VIEW present_item AS
SELECT item.tenant_id,
       item.media_id,
       item.owner_id,
       item.title,
       item.duration_seconds,
       item.width,
       item.height,
       item.state,
       poster.version AS poster_version,
       poster.width   AS poster_width,
       poster.height  AS poster_height
FROM item
         LEFT JOIN poster ON poster.tenant_id = item.tenant_id AND poster.media_id = item.media_id
WHERE item.state <> 'DELETED';

CREATE TABLE link (
    slug       CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    tenant_id  CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    media_id   CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6)                                    NOT NULL,
    revoked_at DATETIME(6)                                    NULL,
    KEY link_of_owner (owner_id, media_id, created_at),
    CONSTRAINT link_to_item FOREIGN KEY (tenant_id, media_id) REFERENCES item (tenant_id, media_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per visit for as long as Redis may deliver it again: what makes counting exact.
CREATE TABLE visit (
    id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    slug CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at   DATETIME(6)                                    NOT NULL,
    KEY visit_by_age (at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE visit_total (
    slug          CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    visits        BIGINT                                         NOT NULL,
    last_visit_at DATETIME(6)                                    NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was delivered in each playback session, as its media server reports it.
CREATE TABLE watch (
    slug       CHAR(11) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    viewer     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    session    VARCHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seconds    DOUBLE                                            NOT NULL,
    renewed_at DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (slug, viewer, session),
    CONSTRAINT watch_of_link FOREIGN KEY (slug) REFERENCES link (slug)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
