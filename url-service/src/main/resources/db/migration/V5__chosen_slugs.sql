-- A slug may be chosen by its owner. Such a one can be guessed: its link must have a password.
ALTER TABLE link ADD COLUMN chosen BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE watch DROP FOREIGN KEY watch_of_link;

ALTER TABLE link MODIFY slug VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE visit MODIFY slug VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE visit_total MODIFY slug VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE link_viewer MODIFY slug VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE watch MODIFY slug VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

ALTER TABLE watch ADD CONSTRAINT watch_of_link FOREIGN KEY (slug) REFERENCES link (slug);
