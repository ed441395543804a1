/**
 * Looks into media files and turns them into HLS renditions by running ffprobe and ffmpeg as separate, limited
 * processes.
 *
 * <p>Needs ffmpeg 5.1 or newer with libx264. Every process reads exactly one local file: protocols are restricted to
 * {@code file}, demuxers to real containers, so a playlist in disguise opens nothing. Pictures, allocations, output and
 * running time are limited, and a process never outlives the call (or the {@link ly.ptsd.media.ffmpeg.Encoding}) that
 * started it. Nothing here knows of tenants, storage or HTTP.
 */
@NullMarked
package ly.ptsd.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
