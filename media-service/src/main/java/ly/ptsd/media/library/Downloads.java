package ly.ptsd.media.library;

import java.net.URI;
import java.time.Duration;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.springframework.stereotype.Component;

/** Addresses in the bucket at which a browser saves a source under its own name. */
@Component
public class Downloads {

    private final ObjectStore store;

    Downloads(ObjectStore store) {
        this.store = store;
    }

    public URI of(Item item, Duration life) {
        return store.presign(ObjectKeys.source(item.id()), life, DownloadName.attachment(item.fileName()));
    }
}
