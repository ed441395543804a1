package ly.ptsd.media.hls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where in a media segment its first picture is: what of the segment's bytes shows it without the others.
 *
 * @param offset of the fragment
 * @param bytes to the end of the fragment's first sample
 */
public record KeyFrame(long offset, long bytes) {

    /** The sample tables of a segment are a few kilobytes. */
    private static final int HEAD = 256 << 10;

    /** Empty when the segment does not begin with a picture that can be shown by itself. */
    public static Optional<KeyFrame> of(Path segment) throws IOException {
        try (InputStream file = Files.newInputStream(segment)) {
            return of(ByteBuffer.wrap(file.readNBytes(HEAD)));
        }
    }

    static Optional<KeyFrame> of(ByteBuffer segment) {
        try {
            var boxes = Box.content(segment);
            return boxes.offsetOf("moof")
                    .flatMap(at -> boxes.child("moof")
                            .flatMap(FragmentHead::of)
                            .filter(FragmentHead::beginsWithSyncSample)
                            .filter(head -> head.firstSampleSize() > 0)
                            .map(head -> new KeyFrame(at, (long) head.dataOffset() + head.firstSampleSize())));
        } catch (IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
