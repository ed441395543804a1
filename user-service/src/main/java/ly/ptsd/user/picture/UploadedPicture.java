package ly.ptsd.user.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import ly.ptsd.platform.problem.Problem;

/**
 * What somebody sent as a picture. What it really is, is read from the bytes and never believed from a header; its size
 * is looked at before a pixel is decoded, and a large one is decoded at a fraction where its format allows that.
 */
final class UploadedPicture {

    /** Bytes an upload may have. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    static final long MOST_PIXELS = 40_000_000;

    /** A WebP is decoded by Java alone, whole, in 30 bytes and more than a microsecond for each pixel. */
    static final long MOST_WEBP_PIXELS = 4_000_000;

    /** Decoded to no more than about this on the shorter side: enough for a good picture of half of it. */
    private static final int ENOUGH = 1024;

    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "webp");

    private UploadedPicture() {}

    /**
     * Its first frame, upright.
     *
     * @throws Problem picture_unreadable, picture_too_large
     */
    static BufferedImage decode(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var reader = readerOf(input);
            try {
                reader.setInput(input, true, true);
                return frame(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException failure) {
            throw failure instanceof Problem problem ? problem : unreadable();
        }
    }

    private static ImageReader readerOf(ImageInputStream input) throws IOException {
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(input); readers.hasNext(); ) {
            var reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw unreadable();
    }

    private static BufferedImage frame(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > mostPixels(reader)) {
            throw tooLarge();
        }
        var parameters = reader.getDefaultReadParam();
        if (!isWebp(reader)) {
            int step = Math.max(1, Math.min(width, height) / ENOUGH);
            parameters.setSourceSubsampling(step, step, 0, 0);
        }
        return reader.read(0, parameters);
    }

    private static long mostPixels(ImageReader reader) throws IOException {
        return isWebp(reader) ? MOST_WEBP_PIXELS : MOST_PIXELS;
    }

    private static boolean isWebp(ImageReader reader) throws IOException {
        return reader.getFormatName().equalsIgnoreCase("webp");
    }

    private static Problem tooLarge() {
        return new Problem(
                413, "picture_too_large", "A picture has at most 5 MiB and 40 megapixels, a WebP 4 megapixels.");
    }

    private static Problem unreadable() {
        return new Problem(422, "picture_unreadable", "This is no JPEG, PNG, GIF or WebP picture that can be read.");
    }
}
