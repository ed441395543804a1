package ly.ptsd.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import ly.ptsd.media.MediaServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The port to the bucket against a server that checks signatures. */
class ObjectStoreTests extends MediaServerTest {

    @TempDir
    private Path folder;

    @Autowired
    private ObjectStore store;

    @Test
    void putsLargeFilesInPartsAndGivesThemBackWhole() throws Exception {
        Path file = folder.resolve("large");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(70L * 1024 * 1024);
            large.seek(40L * 1024 * 1024);
            large.write("in the second part".getBytes(StandardCharsets.UTF_8));
        }
        var key = ObjectKeys.source("large");
        store.put(key, file, "video/mp4");
        Path back = folder.resolve("back");
        store.download(key, back);
        assertThat(Files.mismatch(file, back)).isEqualTo(-1);
        store.remove(key);
        assertThat(BUCKET.keysOf("large")).isEmpty();
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> store.download(ObjectKeys.source("absent"), folder.resolve("absent")))
                .isInstanceOf(StorageFailed.class);
        assertThat(store.read(ObjectKeys.manifest("absent"))).isEmpty();
        store.remove(ObjectKeys.manifest("absent"));
    }

    @Test
    void removesEverythingBelowAPrefixAndNothingElse() {
        IntStream.range(0, 12)
                .forEach(number -> store.put(
                        ObjectKeys.renditionFile("removed", "360p", number + ".m4s"), new byte[] {1}, "video/mp4"));
        store.put(ObjectKeys.renditionFile("removed", "720p", "0.m4s"), new byte[] {1}, "video/mp4");
        store.removeAll(ObjectKeys.rendition("removed", "360p"));
        assertThat(BUCKET.keysOf("removed")).containsExactly("media/removed/720p/0.m4s");
        store.removeAll("media/removed/");
        assertThat(BUCKET.keysOf("removed")).isEmpty();
    }

    @Test
    void presignsOneObjectForSoLong() {
        var key = ObjectKeys.manifest("presigned");
        store.put(key, "content".getBytes(StandardCharsets.UTF_8), "application/json");
        var address = store.presign(key, Duration.ofSeconds(20), "attachment; filename=\"a.json\"");
        assertThat(address.getQuery()).contains("X-Amz-Expires=20");
        assertThat(new String(server.bytes(address.toString()), StandardCharsets.UTF_8))
                .isEqualTo("content");
        store.remove(key);
    }
}
