-- An item in its owner's trash is there for nobody, and comes back with its links when it is announced in another state.
CREATE OR REPLACE VIEW present_item AS
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
WHERE item.state NOT IN ('DELETED', 'TRASHED');
