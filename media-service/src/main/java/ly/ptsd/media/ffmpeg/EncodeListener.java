package ly.ptsd.media.ffmpeg;

import java.nio.file.Path;

/**
 * Hears what a pass produces, of several renditions at the same time, of each in order: init segment, segments, finished.
 * What it throws ends the pass. While it works ffmpeg goes on, for about a minute, then waits.
 */
public interface EncodeListener {

    /** The init segment is complete; comes right before the first segment. */
    void initWritten(Rendition rendition, Path init);

    /** The segment is complete and will not change; the listener may move or delete it. */
    void segmentWritten(Rendition rendition, Segment segment);

    /** All segments of the rendition have been told. */
    void renditionFinished(Rendition rendition);

    /**
     * Comes about twice a second.
     *
     * @param fraction of the pass that is done, 0 to 1
     * @param speed seconds of media per second, 0 while unknown
     */
    void progressed(double fraction, double speed);
}
