package ly.ptsd.media.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.storage.StorageFailed;
import org.springframework.stereotype.Component;

/**
 * Writes sources as one zip file, from the bucket straight to whoever downloads it. Films do not get smaller, so nothing
 * is compressed; Zip64 where it is needed.
 */
@Component
class ArchiveWriter {

    private static final int BUFFER = 1 << 16;

    private final ObjectStore store;

    ArchiveWriter(ObjectStore store) {
        this.store = store;
    }

    /**
     * The end of the file is written only when everything is in it.
     *
     * @throws ly.ptsd.media.storage.StorageFailed when the bucket does not give what belongs into it
     * @throws IOException when nobody takes it any more
     */
    void write(List<Item> items, OutputStream out) throws IOException {
        var names = new EntryNames();
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (var item : items) {
            var entry = new ZipEntry(names.of(item.fileName()));
            entry.setLastModifiedTime(FileTime.from(item.createdAt()));
            try (var content = store.open(ObjectKeys.source(item.id()), null).content()) {
                zip.putNextEntry(entry);
                copy(content, zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int bytes = read(from, buffer); bytes >= 0; bytes = read(from, buffer)) {
            to.write(buffer, 0, bytes);
        }
    }

    private static int read(InputStream from, byte[] buffer) {
        try {
            return from.read(buffer);
        } catch (IOException broken) {
            throw new StorageFailed("a source broke off", broken);
        }
    }
}
