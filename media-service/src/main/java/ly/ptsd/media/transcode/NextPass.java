package ly.ptsd.media.transcode;

import java.util.List;
import java.util.Optional;
import ly.ptsd.media.ffmpeg.Ladder;
import ly.ptsd.media.ffmpeg.Pass;
import ly.ptsd.media.ffmpeg.Rendition;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemRendition;

/** Chooses what to make next of a ladder: nothing that is already there, nothing that cannot be made. */
final class NextPass {

    private NextPass() {}

    /** @param alone one rendition only */
    static Optional<Pass> of(Ladder ladder, Item item, boolean alone) {
        return ladder.passes().stream()
                .map(pass -> rest(pass, item, alone))
                .filter(pass -> !pass.renditions().isEmpty())
                .findFirst();
    }

    private static Pass rest(Pass pass, Item item, boolean alone) {
        List<Rendition> open = pass.renditions().stream()
                .filter(rendition -> isOpen(item, rendition.name()))
                .limit(alone ? 1 : Long.MAX_VALUE)
                .toList();
        return new Pass(open, pass.segmentTime(), pass.cuts());
    }

    private static boolean isOpen(Item item, String rendition) {
        ItemRendition known = item.renditions().get(rendition);
        return known != null && !known.isSettled();
    }
}
