package ly.ptsd.media.transcode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ly.ptsd.media.ffmpeg.EncodeOrder;
import ly.ptsd.media.ffmpeg.Encoder;
import ly.ptsd.media.ffmpeg.Encoding;
import ly.ptsd.media.ffmpeg.EncodingFailed;
import ly.ptsd.media.ffmpeg.Ffprobe;
import ly.ptsd.media.ffmpeg.Ladder;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Publishing;
import ly.ptsd.media.library.Segments;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.MachineProperties;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what can be made of an upload before it has ended, and undoes it. */
@Component
class EarlyWork {

    /** What the ladder follows from. */
    record Plan(Source source, int maxHeight) {}

    private final Ffprobe ffprobe;
    private final Encoder encoder;
    private final RunningPasses running;
    private final SourceFiles sources;
    private final Publishing publishing;
    private final Segments segments;
    private final ObjectStore store;
    private final Machine machine;
    private final Path folder;

    EarlyWork(
            Ffprobe ffprobe,
            Encoder encoder,
            RunningPasses running,
            SourceFiles sources,
            Publishing publishing,
            Segments segments,
            ObjectStore store,
            Machine machine,
            MachineProperties properties) {
        this.ffprobe = ffprobe;
        this.encoder = encoder;
        this.running = running;
        this.sources = sources;
        this.publishing = publishing;
        this.segments = segments;
        this.store = store;
        this.machine = machine;
        this.folder = properties.stateDir().resolve("work");
    }

    Path file(Item upload) {
        return sources.path(upload.id());
    }

    Plan plan(Source source) {
        return new Plan(source, machine.tenancy().plan().maxHeight());
    }

    Optional<Plan> look(EarlyLook look, long safe) throws IOException, InterruptedException {
        try (var work = WorkFolder.in(folder)) {
            return look.source(ffprobe, safe, work.path()).map(this::plan);
        }
    }

    /**
     * Returns when the whole pass is made, and told.
     *
     * @param bytes as they arrive; absent when the whole file is there
     */
    void make(Item upload, Plan plan, @Nullable ArrivingBytes bytes, HeldBack telling)
            throws IOException, InterruptedException, EncodingFailed {
        var pass = Ladder.plan(plan.source(), plan.maxHeight()).passes().getFirst();
        try (bytes;
                var work = WorkFolder.in(folder);
                var encoding = start(new EncodeOrder(file(upload), plan.source(), pass, work.path()), bytes, telling)) {
            running.add(upload.id(), encoding);
            encoding.await();
        } finally {
            running.remove(upload.id());
        }
    }

    private Encoding start(EncodeOrder order, @Nullable ArrivingBytes bytes, HeldBack telling)
            throws InterruptedException {
        return bytes == null ? encoder.start(order, telling) : encoder.start(order, bytes, telling);
    }

    /** From now on the upload is going to be that. Empty when it has ended. */
    Optional<PassRecorder> begun(Item upload, Plan plan) {
        var ladder = Transcoding.ladder(plan.source(), plan.maxHeight()).toList();
        return publishing
                .begun(upload.id(), Transcoding.facts(plan.source()), ladder)
                .map(item -> new PassRecorder(item, store, publishing, segments));
    }

    void stop(String mediaId) {
        running.end(mediaId);
    }

    /**
     * Nothing that was made of an upload counts, and nothing is left of it. Changes nothing once it is an item, or another
     * server's.
     */
    void undo(String mediaId) {
        if (!machine.isReplaced() && publishing.withdrawn(mediaId)) {
            store.removeAll(ObjectKeys.made(mediaId));
        }
    }
}
