package ly.ptsd.media.library;

import java.util.List;

/**
 * Small pictures of an item, in rows on sheets in the bucket.
 *
 * @param starts seconds from which each picture stands for what is shown
 * @param bytes of all sheets
 */
public record Storyboard(int tileWidth, int tileHeight, int columns, int rows, List<Double> starts, long bytes) {

    public Storyboard {
        starts = List.copyOf(starts);
    }

    /** The file that the picture is on. */
    public String sheet(int picture) {
        return "%03d.jpg".formatted(picture / (columns * rows));
    }

    public boolean hasSheet(String name) {
        return !starts.isEmpty() && name.compareTo(sheet(starts.size() - 1)) <= 0 && name.matches("[0-9]{3}\\.jpg");
    }

    /** Pixels from the left edge of the sheet. */
    public int x(int picture) {
        return picture % columns * tileWidth;
    }

    /** Pixels from the upper edge of the sheet. */
    public int y(int picture) {
        return picture / columns % rows * tileHeight;
    }
}
