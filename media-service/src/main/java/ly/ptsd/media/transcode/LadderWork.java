package ly.ptsd.media.transcode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import ly.ptsd.media.ffmpeg.EncodeOrder;
import ly.ptsd.media.ffmpeg.Encoder;
import ly.ptsd.media.ffmpeg.EncodingFailed;
import ly.ptsd.media.ffmpeg.Ladder;
import ly.ptsd.media.ffmpeg.Pass;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemRendition;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Publishing;
import ly.ptsd.media.library.Segments;
import ly.ptsd.media.machine.MachineProperties;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Makes the next pass of a ladder, or closes the ladder when there is none. Every step can be repeated. */
@Component
class LadderWork {

    private static final Logger log = LoggerFactory.getLogger(LadderWork.class);
    private static final Duration NOT_ACCEPTED_YET = Duration.ofMillis(200);

    private final TranscodeJobs jobs;
    private final RunningPasses running;
    private final EarlyPasses early;
    private final Probing probing;
    private final SourceFiles sources;
    private final Posters posters;
    private final SourceCaptions captions;
    private final Fingerprints fingerprints;
    private final Storyboards storyboards;
    private final Encoder encoder;
    private final Library library;
    private final Publishing publishing;
    private final Segments segments;
    private final ObjectStore store;
    private final Path folder;

    LadderWork(
            TranscodeJobs jobs,
            RunningPasses running,
            EarlyPasses early,
            Probing probing,
            SourceFiles sources,
            Posters posters,
            SourceCaptions captions,
            Fingerprints fingerprints,
            Storyboards storyboards,
            Encoder encoder,
            Library library,
            Publishing publishing,
            Segments segments,
            ObjectStore store,
            MachineProperties properties) {
        this.jobs = jobs;
        this.running = running;
        this.early = early;
        this.probing = probing;
        this.sources = sources;
        this.posters = posters;
        this.captions = captions;
        this.fingerprints = fingerprints;
        this.storyboards = storyboards;
        this.encoder = encoder;
        this.library = library;
        this.publishing = publishing;
        this.segments = segments;
        this.store = store;
        this.folder = properties.stateDir().resolve("work");
    }

    /** Removes what an earlier process left in the middle of a pass. */
    void cleanUp() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    void advance(TranscodeJob job) throws IOException, InterruptedException {
        Optional<Item> found = library.findKept(job.id());
        if (found.isEmpty()) {
            close(job);
        } else if (found.get().isUploading()) {
            jobs.release(job.id(), NOT_ACCEPTED_YET);
        } else {
            advance(job, found.get());
        }
    }

    private void advance(TranscodeJob job, Item item) throws IOException, InterruptedException {
        Optional<Source> source = probing.source(job);
        if (source.isPresent()) {
            advance(job, item, source.get());
        } else {
            settle(job, item);
        }
    }

    private void advance(TranscodeJob job, Item item, Source source) throws IOException, InterruptedException {
        if (early.hasBegun(item.id())) {
            goOn(item, source);
            return;
        }
        Ladder ladder = Ladder.plan(source, job.maxHeight());
        Optional<Pass> next = NextPass.of(ladder, item, job.alone());
        if (next.isPresent()) {
            make(item, source, next.get());
        } else {
            takeBesides(item, source);
            storyboards.makeIfMissing(item, folder);
            settle(job, item);
        }
    }

    /** The first pass has been at work since before the upload's end; if it fails it is made anew. */
    private void goOn(Item item, Source source) throws IOException, InterruptedException {
        early.takenUp(item.id());
        early.awaitWatchable(item.id());
        takeBesides(item, source);
        early.awaitEnd(item.id());
        jobs.passDone(item.id());
    }

    /** What there is of an item beside its ladder, unless it has it already. */
    private void takeBesides(Item item, Source source) throws IOException, InterruptedException {
        Path input = sources.fetched(item.id());
        posters.makeIfMissing(item, source, input, folder);
        captions.takeIfAny(item, source, input, folder);
        fingerprints.takeIfMissing(item, input);
    }

    private void settle(TranscodeJob job, Item item) {
        publishing.settled(item.id(), isWatchable(item.renditions().values()));
        close(job);
        log.info("ladder is complete media={}", item.id());
    }

    private void make(Item item, Source source, Pass pass) throws IOException, InterruptedException {
        Path input = sources.fetched(item.id());
        var recorder = new PassRecorder(item, store, publishing, segments);
        try (var work = WorkFolder.in(folder);
                var encoding = encoder.start(new EncodeOrder(input, source, pass, work.path()), recorder)) {
            running.add(item.id(), encoding);
            if (!jobs.exists(item.id())) {
                throw new ItemGone();
            }
            encoding.awaitEndOr(recorder.watchable());
            takeBesides(item, source);
            encoding.await();
            jobs.passDone(item.id());
        } catch (EncodingFailed failure) {
            if (failure.code() == EncodingFailed.Code.DISK_FULL) {
                // no fault of the file's
                throw new IOException(failure);
            }
            fail(item, pass, failure);
        } finally {
            running.remove(item.id());
        }
    }

    /** A pass of several is tried again one by one; a rendition that fails alone is given up, the others are not. */
    private void fail(Item item, Pass pass, EncodingFailed failure) {
        log.warn(
                "pass failed media={} renditions={} code={}: {}",
                item.id(),
                names(pass),
                failure.code(),
                failure.getMessage());
        if (pass.renditions().size() > 1) {
            jobs.separate(item.id());
            return;
        }
        String rendition = pass.renditions().getFirst().name();
        publishing.failed(item.id(), rendition);
        store.removeAll(ObjectKeys.rendition(item.id(), rendition));
        jobs.passDone(item.id());
    }

    private void close(TranscodeJob job) {
        jobs.remove(job.id());
        sources.remove(job.id());
    }

    private static boolean isWatchable(Collection<ItemRendition> renditions) {
        boolean pictures = renditions.stream().anyMatch(ItemRendition::isVideo);
        return renditions.stream()
                .filter(rendition -> rendition.isVideo() == pictures)
                .anyMatch(rendition -> rendition.state() == ItemRendition.State.DONE);
    }

    private static String names(Pass pass) {
        return String.join(
                ",",
                pass.renditions().stream().map(rendition -> rendition.name()).toList());
    }
}
