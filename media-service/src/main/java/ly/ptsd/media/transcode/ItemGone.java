package ly.ptsd.media.transcode;

/** The item was deleted while its ladder was being made. */
final class ItemGone extends RuntimeException {

    ItemGone() {
        super("the item was deleted", null, false, false);
    }
}
