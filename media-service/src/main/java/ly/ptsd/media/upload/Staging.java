package ly.ptsd.media.upload;

import ly.ptsd.media.library.Item;
import ly.ptsd.media.transcode.SourceFiles;
import org.springframework.stereotype.Component;

/** Where uploads are staged, and how much of them is safe. */
@Component
class Staging {

    private final SourceFiles sources;
    private final SourceParts parts;

    Staging(SourceFiles sources, SourceParts parts) {
        this.sources = sources;
        this.parts = parts;
    }

    StagedFile of(String id) {
        return new StagedFile(sources.path(id));
    }

    /** How many bytes of an upload are safe, here or in the bucket. */
    long held(Item item) {
        return of(item.id()).length(parts.adopt(item));
    }
}
