package ly.ptsd.media.ffmpeg;

/** How pictures stand side by side on a sheet, and how large each is. */
public record TileGrid(int tileWidth, int tileHeight, int columns, int rows) {

    private static final int LONGEST_SIDE = 160;
    private static final int SIDE = 6;

    /** For pictures of that shape. */
    public static TileGrid of(int width, int height) {
        double factor = (double) LONGEST_SIDE / Math.max(width, height);
        return new TileGrid(even(width * factor), even(height * factor), SIDE, SIDE);
    }

    private static int even(double pixels) {
        return (int) Math.max(2, 2 * Math.round(pixels / 2));
    }
}
