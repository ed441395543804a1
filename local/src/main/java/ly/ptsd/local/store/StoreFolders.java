package ly.ptsd.local.store;

import java.nio.file.Path;

/**
 * Where the embedded stores live.
 *
 * @param programs unpacked programs, shared by all runs of a project
 * @param data what the stores keep
 * @param logs their output
 */
public record StoreFolders(Path programs, Path data, Path logs) {}
