package ly.ptsd.user.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * How a camera was held (Exif 2.32, tag 0x0112), and how a square picture is put upright.
 *
 * @param value 1 to 8
 */
record Orientation(int value) {

    private static final Orientation UPRIGHT = new Orientation(1);

    /** Upright where nothing is said, or nothing that makes sense. */
    static Orientation of(byte[] picture) {
        try {
            var directory = ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            var said = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
            return said == null || said < 1 || said > 8 ? UPRIGHT : new Orientation(said);
        } catch (ImageProcessingException | IOException | RuntimeException broken) {
            return UPRIGHT;
        }
    }

    BufferedImage upright(BufferedImage square) {
        if (value == 1) {
            return square;
        }
        int side = square.getWidth();
        var turned = new BufferedImage(side, side, square.getType());
        new AffineTransformOp(transform(side), AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(square, turned);
        return turned;
    }

    /** Where a pixel of the stored picture is shown: x' = m00 x + m01 y + m02, y' = m10 x + m11 y + m12. */
    private AffineTransform transform(int side) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, side, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, side, side);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, side);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, side, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, side, side);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, side);
            default -> new AffineTransform();
        };
    }
}
