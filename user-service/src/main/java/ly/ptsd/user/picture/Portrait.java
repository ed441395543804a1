package ly.ptsd.user.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * Makes the one form in which pictures are kept: a square JPEG, upright, cut from the middle, without metadata. Nothing
 * that was sent is in it but its pixels.
 */
final class Portrait {

    static final int SIDE = 512;

    private static final double QUALITY = 0.86;

    /** A picture near the limits takes much memory, and half a second: one at a time. */
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);

    private Portrait() {}

    /** @throws ly.ptsd.platform.problem.Problem picture_unreadable, picture_too_large */
    static byte[] of(byte[] uploaded) {
        ONE_AT_A_TIME.acquireUninterruptibly();
        try {
            var square = onWhite(squareOf(UploadedPicture.decode(uploaded)));
            return jpeg(Orientation.of(uploaded).upright(square));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private static BufferedImage squareOf(BufferedImage picture) throws IOException {
        return Thumbnails.of(picture)
                .crop(Positions.CENTER)
                .size(SIDE, SIDE)
                .imageType(BufferedImage.TYPE_INT_ARGB)
                .asBufferedImage();
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        var opaque = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        try {
            graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        } finally {
            graphics.dispose();
        }
        return opaque;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var file = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(file);
        return file.toByteArray();
    }
}
