package ly.ptsd.media.caption;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import ly.ptsd.media.library.Caption;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemExtras;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The captions of items. A file is in the bucket before the item has it; one that an interrupted change has left there is
 * removed by the next change.
 */
@Component
public class Captions {

    /** As much as an upload may have: longer than any film's words. */
    static final int MOST_BYTES = 1 << 20;

    private static final int MOST = 50;

    /** What a track of a source says of itself, and its words as some text file. */
    public record TextFile(String id, String language, String title, byte[] content) {}

    private final Library library;
    private final ItemExtras extras;
    private final ObjectStore store;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock changing = new ReentrantLock();

    Captions(Library library, ItemExtras extras, ObjectStore store) {
        this.library = library;
        this.extras = extras;
        this.store = store;
    }

    /** @throws Problem media_unknown, captions_unreadable, captions_too_large, captions_too_many */
    Caption add(String mediaId, CaptionName name, byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new Problem(413, "captions_too_large", "Captions have at most 1 MiB.");
        }
        byte[] vtt = WebVtt.of(file)
                .orElseThrow(() -> new Problem(
                        422, "captions_unreadable", "There are no captions in this file: SubRip and WebVTT are read."));
        return alone(() -> {
            var item = library.getStored(mediaId);
            if (item.extras().captions().size() >= MOST) {
                throw new Problem(409, "captions_too_many", "An item has at most " + MOST + " captions.");
            }
            var caption = put(mediaId, "c" + Long.toString(random.nextLong() >>> 1, 36), name, vtt);
            var changed = extras.captionStored(mediaId, caption);
            removeStrays(mediaId, changed.orElse(null));
            changed.orElseThrow(Captions::itemGone);
            return caption;
        });
    }

    /** @param label absent for the one it has @throws Problem media_unknown, captions_unknown, request_invalid */
    Caption rename(String mediaId, String id, @Nullable String language, @Nullable String label) {
        return alone(() -> {
            var old = find(mediaId, id);
            var name =
                    CaptionName.of(language == null ? old.language() : language, label == null ? old.label() : label);
            var renamed = new Caption(id, name.language(), name.label(), old.bytes());
            extras.captionChanged(mediaId, renamed).orElseThrow(Captions::itemGone);
            return renamed;
        });
    }

    /** @throws Problem media_unknown, captions_unknown */
    void remove(String mediaId, String id) {
        alone(() -> {
            var changed = extras.captionRemoved(mediaId, find(mediaId, id));
            removeStrays(mediaId, changed.orElse(null));
            return changed;
        });
    }

    /** Makes what a source holds the item's, unless that has been done. */
    public void takeTracks(String mediaId, List<TextFile> tracks) {
        alone(() -> {
            List<Caption> taken = new ArrayList<>();
            for (var track : tracks) {
                WebVtt.of(track.content())
                        .ifPresent(vtt -> taken.add(
                                put(mediaId, track.id(), CaptionName.ofTrack(track.language(), track.title()), vtt)));
            }
            var changed = extras.textTracksTaken(mediaId, taken);
            removeStrays(mediaId, changed.orElse(null));
            return changed;
        });
    }

    private Caption put(String mediaId, String id, CaptionName name, byte[] vtt) {
        store.put(ObjectKeys.caption(mediaId, id), vtt, WebVtt.TYPE);
        return new Caption(id, name.language(), name.label(), vtt.length);
    }

    private Caption find(String mediaId, String id) {
        var caption = library.getStored(mediaId).extras().captions().get(id);
        if (caption == null) {
            throw new Problem(404, "captions_unknown", "The item has no such captions.");
        }
        return caption;
    }

    /** @param item absent when it is gone, and all of them are strays */
    private void removeStrays(String mediaId, @Nullable Item item) {
        Set<ObjectKey> wanted = item == null
                ? Set.of()
                : item.extras().captions().keySet().stream()
                        .map(id -> ObjectKeys.caption(mediaId, id))
                        .collect(Collectors.toSet());
        store.removeOthers(ObjectKeys.captions(mediaId), wanted);
    }

    /** One change at a time: what is not yet an item's would look like a stray to another. */
    private <T> T alone(Supplier<T> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    private static Problem itemGone() {
        return new Problem(404, "media_unknown", "There is no such item.");
    }
}
