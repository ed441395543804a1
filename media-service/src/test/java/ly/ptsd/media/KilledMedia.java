package ly.ptsd.media;

import java.nio.file.Path;

/** A tenant's media server in processes of their own, one after the other: killed and started again, or lost with its disk. */
final class KilledMedia implements AutoCloseable {

    private final TestBucket bucket = new TestBucket();
    private final TestPlatform platform = new TestPlatform(bucket.name());
    private final Path disks;
    private volatile MediaProcess process;

    KilledMedia(Path disks) {
        this.disks = disks;
        platform.storageBytes = 20_000_000_000L;
        this.process = start();
    }

    private MediaProcess start() {
        platform.standing(platform.generation, "SERVING", true);
        return MediaProcess.open(platform, disk());
    }

    MediaServer server() {
        return process.server();
    }

    TestBucket bucket() {
        return bucket;
    }

    /** Of the instance that there is now. */
    Path disk() {
        return disks.resolve(Integer.toString(instance()));
    }

    /** Which instance it is; the first is 1. */
    int instance() {
        return platform.generation;
    }

    /** @param lost whether its disk and its database go too, and another instance comes */
    void kill(boolean lost) {
        process.close();
        if (lost) {
            platform.generation++;
        }
        process = start();
    }

    @Override
    public void close() {
        process.close();
        platform.close();
    }
}
