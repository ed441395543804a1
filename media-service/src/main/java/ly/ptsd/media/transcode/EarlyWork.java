package ly.ptsd.media.transcode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import ly.ptsd.media.ffmpeg.EncodeOrder;
import ly.ptsd.media.ffmpeg.Encoder;
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

    /** Returns when the whole pass is made. */
    void make(Item upload, Plan plan, ArrivingBytes bytes) throws IOException, InterruptedException, EncodingFailed {
        var pass = Ladder.plan(plan.source(), plan.maxHeight()).passes().getFirst();
        try (bytes;
                var work = WorkFolder.in(folder);
                var encoding = encoder.start(
                        new EncodeOrder(file(upload), plan.source(), pass, work.path()), bytes, begun(upload, plan))) {
            running.add(upload.id(), encoding);
            encoding.await();
        } finally {
            running.remove(upload.id());
        }
    }

    private PassRecorder begun(Item upload, Plan plan) {
        var ladder = Transcoding.ladder(plan.source(), plan.maxHeight()).toList();
        var item = publishing.begun(upload.id(), Transcoding.facts(plan.source()), ladder);
        return new PassRecorder(item.orElseThrow(ItemGone::new), store, publishing, segments);
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
