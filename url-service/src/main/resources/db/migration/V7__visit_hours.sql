-- How often each link was opened in each hour (UTC): from which host, with what, and whether by a bot. An empty referrer
-- is none that is known, '*' one beyond those that are kept apart.
CREATE TABLE visit_hour (
    slug     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin  NOT NULL,
    at_hour  DATETIME                                           NOT NULL,
    bot      BOOLEAN                                            NOT NULL,
    referrer VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    device   VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin  NOT NULL,
    browser  VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin  NOT NULL,
    visits   BIGINT                                             NOT NULL,
    PRIMARY KEY (slug, at_hour, bot, referrer, device, browser)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who opened a link in which hour, by a name that is another one at each link and leads back to nobody.
CREATE TABLE visit_viewer (
    slug    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at_hour DATETIME                                          NOT NULL,
    viewer  CHAR(22) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    PRIMARY KEY (slug, at_hour, viewer)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
