package ly.ptsd.media.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.PartedObjects;
import ly.ptsd.media.transcode.SourceFiles;
import ly.ptsd.media.upload.JoinPlan.Piece;
import ly.ptsd.media.upload.JoinPlan.Slice;
import ly.ptsd.media.upload.SourceProgress.Sent;
import org.springframework.stereotype.Component;

/** Makes one source of several: in the bucket by the bucket itself, and on the disk. Can be repeated and broken off. */
@Component
class Joining {

    private final PartedObjects parted;
    private final ObjectStore store;
    private final SourceFiles files;
    private final SourceParts parts;
    private final SourceProgress progress;

    Joining(PartedObjects parted, ObjectStore store, SourceFiles files, SourceParts parts, SourceProgress progress) {
        this.parted = parted;
        this.store = store;
        this.files = files;
        this.parts = parts;
        this.progress = progress;
    }

    boolean isInBucket(Item last) {
        return store.size(ObjectKeys.source(last.id()))
                .filter(size -> size == last.sizeBytes())
                .isPresent();
    }

    /** The whole source is in the bucket and on the disk when it returns. @param partials all that it is made of */
    void join(Item last, List<Item> partials) {
        if (!isInBucket(last)) {
            joinInBucket(last, partials);
        }
        progress.put(Sent.nothing(last.id()).completed());
        joinOnDisk(last, partials);
    }

    private void joinInBucket(Item last, List<Item> partials) {
        var key = ObjectKeys.source(last.id());
        // what was broken off is begun anew: the bucket copies fast
        parted.begun(key).ifPresent(begun -> parted.abort(key, begun));
        String begun = parted.begin(key, last.contentType());
        try {
            putAll(key, begun, partials);
            parted.complete(key, begun);
        } catch (RuntimeException broken) {
            parted.abort(key, begun);
            throw broken;
        }
    }

    private void putAll(ObjectKey key, String begun, List<Item> partials) {
        var objects = partials.stream()
                .map(partial -> new Slice(ObjectKeys.source(partial.id()), 0, partial.sizeBytes()))
                .toList();
        int number = 0;
        for (var piece : JoinPlan.of(objects)) {
            number++;
            if (piece.isCopy()) {
                var slice = piece.slices().getFirst();
                parted.copy(key, begun, number, slice.from(), slice.offset(), slice.length());
            } else {
                parted.put(key, begun, number, read(piece));
            }
        }
    }

    /** Little more than the smallest part. */
    private byte[] read(Piece piece) {
        var bytes = new ByteArrayOutputStream();
        for (var slice : piece.slices()) {
            String range = "bytes=" + slice.offset() + "-" + (slice.offset() + slice.length() - 1);
            try (var content = store.open(slice.from(), range).content()) {
                content.transferTo(bytes);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return bytes.toByteArray();
    }

    private void joinOnDisk(Item last, List<Item> partials) {
        var lengths = new LinkedHashMap<String, Long>();
        // of what an earlier server received only a hole is here
        partials.stream()
                .filter(partial -> parts.adopt(partial) == 0)
                .forEach(partial -> lengths.put(partial.id(), partial.sizeBytes()));
        try {
            boolean here = new StagedFile(files.path(last.id())).length() == last.sizeBytes();
            boolean complete =
                    lengths.values().stream().mapToLong(Long::longValue).sum() == last.sizeBytes();
            if (!here && !(complete && files.join(last.id(), lengths))) {
                files.fetch(last.id());
            }
        } catch (IOException problem) {
            if (DiskFull.is(problem)) {
                throw DiskFull.problem();
            }
            throw new UncheckedIOException(problem);
        }
    }
}
