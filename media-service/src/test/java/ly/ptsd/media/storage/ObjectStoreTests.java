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

    @Autowired
    private PartedObjects parted;

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
    void writesOnlyOverWhatTheWriterKnows() {
        var key = ObjectKeys.manifest("conditional");
        assertThatThrownBy(() -> store.put(key, new byte[] {1}, "application/json", "\"other\""))
                .isInstanceOf(ConditionFailed.class);
        String first = store.put(key, new byte[] {1}, "application/json", null);
        assertThatThrownBy(() -> store.put(key, new byte[] {2}, "application/json", null))
                .isInstanceOf(ConditionFailed.class);
        String second = store.put(key, new byte[] {3}, "application/json", first);
        assertThatThrownBy(() -> store.put(key, new byte[] {4}, "application/json", first))
                .isInstanceOf(ConditionFailed.class);
        var read = store.readTagged(key).orElseThrow();
        assertThat(read.content()).containsExactly(3);
        assertThat(read.tag()).isEqualTo(second);
        assertThat(store.list("manifests/conditional"))
                .singleElement()
                .satisfies(listed -> assertThat(listed.tag()).isEqualTo(second));
        assertThat(store.size(key)).hasValue(1L);
        store.remove(key);
        assertThat(store.size(key)).isEmpty();
    }

    @Test
    void keepsPartsUntilTheyAreCompletedOrDropped() throws Exception {
        int part = Math.toIntExact(PartedObjects.SMALLEST_PART);
        Path file = Files.write(folder.resolve("parted"), new byte[part + 3]);
        var key = ObjectKeys.source("parted");
        assertThat(parted.begun(key)).isEmpty();
        String begun = parted.begin(key, "video/mp4");
        parted.put(key, begun, 1, file, 0, part);
        parted.put(key, begun, 1, file, 0, part);
        parted.put(key, begun, 2, file, part, 3);
        assertThat(parted.begun(key)).hasValue(begun);
        assertThat(parted.parts(key, begun))
                .containsExactly(new PartedObjects.Part(1, part), new PartedObjects.Part(2, 3));
        assertThat(store.size(key)).as("not to be seen yet").isEmpty();
        parted.complete(key, begun);
        assertThat(store.size(key)).hasValue(part + 3L);
        assertThat(parted.begun(key)).isEmpty();
        assertThatThrownBy(() -> parted.put(key, begun, 3, file, 0, 3)).isInstanceOf(PartedObjects.NotBegun.class);
        parted.abort(key, begun);
        store.remove(key);

        String dropped = parted.begin(key, "video/mp4");
        parted.put(key, dropped, 1, file, 0, part);
        parted.abort(key, dropped);
        assertThat(parted.begun(key)).isEmpty();
        assertThatThrownBy(() -> parted.complete(key, dropped)).isInstanceOf(PartedObjects.NotBegun.class);
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
