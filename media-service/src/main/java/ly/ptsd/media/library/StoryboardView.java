package ly.ptsd.media.library;

import java.util.List;

/** The storyboard of an item as the owner's browser sees it: small pictures in the order in which they are shown. */
record StoryboardView(List<Tile> tiles) {

    /**
     * A part of a sheet.
     *
     * @param start seconds from which it stands for what is shown
     * @param sheet an address in the bucket, good for an hour
     * @param x pixels from the left edge of the sheet
     * @param y pixels from its upper edge
     */
    record Tile(double start, String sheet, int x, int y, int width, int height) {}
}
