package ly.ptsd.media.transcode;

import java.time.Instant;
import ly.ptsd.media.ffmpeg.Source;
import org.jspecify.annotations.Nullable;

/**
 * The ladder of one item, waiting or being made.
 *
 * @param id of the item
 * @param source absent until it was probed, when another server had taken it in
 * @param maxHeight the plan's, when the item was uploaded
 * @param passesDone jobs with fewer come first, so that every item is soon watchable
 * @param alone renditions are made one by one, because a pass of several has failed
 * @param attempts since the last success
 * @param owner who holds the lease
 * @param freeAt when anybody may take the job
 */
record TranscodeJob(
        String id,
        @Nullable Source source,
        int maxHeight,
        int passesDone,
        boolean alone,
        int attempts,
        Instant createdAt,
        @Nullable String owner,
        Instant freeAt) {}
