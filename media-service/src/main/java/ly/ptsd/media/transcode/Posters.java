package ly.ptsd.media.transcode;

import java.io.IOException;
import java.nio.file.Path;
import ly.ptsd.media.ffmpeg.Encoder;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Publishing;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.springframework.stereotype.Component;

/** The picture that stands for an item. */
@Component
class Posters {

    private final Encoder encoder;
    private final Library library;
    private final Publishing publishing;
    private final ObjectStore store;

    Posters(Encoder encoder, Library library, Publishing publishing, ObjectStore store) {
        this.encoder = encoder;
        this.library = library;
        this.publishing = publishing;
        this.store = store;
    }

    /** Makes the poster unless the item has one; an item without pictures stays without. */
    void makeIfMissing(Item item, Source source, Path input, Path folder) throws IOException, InterruptedException {
        if (library.findKept(item.id()).filter(now -> !now.poster()).isEmpty()) {
            return;
        }
        try (var work = WorkFolder.in(folder)) {
            Path poster = work.path().resolve("poster.jpg");
            if (encoder.poster(input, source, poster)) {
                store.put(ObjectKeys.poster(item.id(), null), poster, "image/jpeg");
                if (!publishing.posterStored(item.id())) {
                    store.remove(ObjectKeys.poster(item.id(), null));
                }
            }
        }
    }
}
