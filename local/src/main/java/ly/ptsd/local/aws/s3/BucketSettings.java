package ly.ptsd.local.aws.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The settings of all buckets, one file each, named after bucket and setting. */
final class BucketSettings {

    private final Path folder;

    BucketSettings(Path folder) {
        this.folder = folder;
    }

    Optional<byte[]> find(String bucket, BucketSetting setting) throws IOException {
        Path file = file(bucket, setting);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    void put(String bucket, BucketSetting setting, byte[] document) throws IOException {
        Path file = file(bucket, setting);
        Files.createDirectories(folder.resolve(bucket));
        Path next = file.resolveSibling(setting.parameter() + ".next");
        Files.write(next, document);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(String bucket, BucketSetting setting) throws IOException {
        Files.deleteIfExists(file(bucket, setting));
    }

    /** Forgets a bucket that is gone. */
    void remove(String bucket) throws IOException {
        for (BucketSetting setting : BucketSetting.values()) {
            remove(bucket, setting);
        }
        Files.deleteIfExists(folder.resolve(bucket));
    }

    private Path file(String bucket, BucketSetting setting) {
        return folder.resolve(bucket).resolve(setting.parameter());
    }
}
