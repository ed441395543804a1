-- Whether whoever may watch may also save the source.
ALTER TABLE link ADD COLUMN allow_download BOOLEAN NOT NULL DEFAULT FALSE;
