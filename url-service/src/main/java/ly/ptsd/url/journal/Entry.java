package ly.ptsd.url.journal;

import java.util.UUID;

/**
 * A record as it is handed on.
 *
 * @param id the same whenever and by whomever this record is read: the id of its file, with its place in the last 32 bits
 */
public record Entry(UUID id, byte[] content) {}
