package ly.ptsd.media.transcode;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ly.ptsd.media.ffmpeg.Ladder;
import ly.ptsd.media.ffmpeg.Rendition;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.ffmpeg.VideoStream;
import ly.ptsd.media.library.Chapter;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemDeleted;
import ly.ptsd.media.library.ItemRendition;
import ly.ptsd.media.library.LadderReopened;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.LibrarySettled;
import ly.ptsd.media.library.MediaFacts;
import ly.ptsd.media.library.Publishing;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.ServerReplaced;
import ly.ptsd.media.machine.ServiceOpened;
import ly.ptsd.media.machine.Workload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Works through the stored queue, a fixed number of passes at a time, for as long as the server lives. */
@Component
public class Transcoding implements Workload {

    private static final Logger log = LoggerFactory.getLogger(Transcoding.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration UNTIL_ACCEPTED = Duration.ofSeconds(2);
    /** What is accepted is begun at once; what was put off, or left by another server, within this. */
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final TranscodeJobs jobs;
    private final LadderWork work;
    private final RunningPasses running;
    private final SourceFiles sources;
    private final Library library;
    private final Machine machine;
    private final TranscodeProperties properties;
    private final Publishing publishing;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean mayWork;

    Transcoding(
            TranscodeJobs jobs,
            LadderWork work,
            RunningPasses running,
            SourceFiles sources,
            Library library,
            Publishing publishing,
            Machine machine,
            TranscodeProperties properties) {
        this.jobs = jobs;
        this.work = work;
        this.running = running;
        this.sources = sources;
        this.library = library;
        this.publishing = publishing;
        this.machine = machine;
        this.properties = properties;
    }

    /** The renditions the source deserves under the plan, as an item shows them before any is made. */
    public static Stream<ItemRendition> ladder(Source source, int maxHeight) {
        return Ladder.plan(source, maxHeight).renditions().stream().map(rendition -> switch (rendition) {
            case Rendition.Video video ->
                ItemRendition.video(video.name(), video.width(), video.height(), video.framesPerSecond());
            case Rendition.Audio audio -> ItemRendition.audio(audio.name());
        });
    }

    /** What an item of the source shows of it. */
    public static MediaFacts facts(Source source) {
        VideoStream video = source.video();
        return new MediaFacts(
                seconds(source.duration()),
                video == null ? null : video.width(),
                video == null ? null : video.height(),
                source.hasVideo(),
                source.hasAudio(),
                source.chapters().stream()
                        .map(chapter -> new Chapter(seconds(chapter.start()), chapter.title()))
                        .toList());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Queues the ladder of an item; work starts when the item has been accepted. Repeatable. */
    public void enqueue(String mediaId, Source source, int maxHeight) {
        jobs.add(mediaId, source, maxHeight, UNTIL_ACCEPTED);
    }

    /** Starts work on the ladder of an item that has been accepted. */
    public void begin(String mediaId) {
        jobs.begin(mediaId);
        wakeUps.release();
    }

    @Override
    public int runningJobs() {
        return running.count();
    }

    @EventListener
    void start(ServiceOpened opened) {
        jobs.releaseAll(owner());
        work.cleanUp();
        sources.keepOnly(id -> jobs.exists(id)
                || library.findKept(id).filter(item -> item.isUploading()).isPresent());
        for (int worker = 0; worker < properties.passes(); worker++) {
            Thread.ofVirtual().name("transcoding-" + worker).start(this::workUntilClosed);
        }
    }

    /** Ladders that another server has left unfinished go on here, from what is finished of them. */
    @EventListener
    void takeOver(LibrarySettled event) {
        library.unfinished().stream()
                .filter(item -> !jobs.exists(item.id()))
                .forEach(item -> jobs.add(item.id(), null, maxHeight(item), Duration.ZERO));
        mayWork = true;
    }

    @EventListener
    void again(LadderReopened event) {
        library.findKept(event.id()).ifPresent(item -> jobs.add(item.id(), null, maxHeight(item), Duration.ZERO));
        wakeUps.release();
    }

    /** The ladder is planned anew: it has to come out as the one the item shows. */
    private static int maxHeight(Item item) {
        return item.renditions().values().stream()
                .filter(ItemRendition::isVideo)
                .mapToInt(rendition -> Integer.parseInt(rendition.name().replace("p", "")))
                .max()
                .orElse(0);
    }

    /** What runs is broken off; what is finished of it waits in the bucket for the next server. */
    @EventListener
    void handOver(ServerReplaced event) {
        mayWork = false;
        running.close();
        for (var id : running.mediaIds()) {
            running.end(id);
            try {
                publishing.handOver(id);
                log.info("ladder handed over media={}", id);
            } catch (RuntimeException taken) {
                log.info("ladder was taken over media={}: {}", id, taken.getMessage());
            }
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        closed.countDown();
        wakeUps.release(properties.passes());
        running.close();
        running.endAll();
    }

    /** When it returns nothing of the item is being made any more. */
    @EventListener
    void forget(ItemDeleted deletion) {
        jobs.remove(deletion.id());
        running.end(deletion.id());
        sources.remove(deletion.id());
    }

    @Scheduled(fixedDelay = 5_000)
    void showSignsOfLife() {
        if (machine.isServing() && running.count() > 0) {
            jobs.extend(owner(), running.mediaIds());
        }
    }

    private void workUntilClosed() {
        try {
            while (closed.getCount() > 0) {
                if (!mayWork || !workOnce()) {
                    wakeUps.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException end) {
            log.debug("transcoding ended", end);
        }
    }

    /** @return whether there was something to do */
    private boolean workOnce() throws InterruptedException {
        try {
            var job = jobs.claim(owner());
            job.ifPresent(this::advance);
            return job.isPresent();
        } catch (RuntimeException unavailable) {
            log.warn("the transcode queue cannot be read: {}", unavailable.toString());
            closed.await(1, TimeUnit.SECONDS);
            return false;
        }
    }

    private void advance(TranscodeJob job) {
        try {
            work.advance(job);
        } catch (InterruptedException _) {
            log.info("transcoding was stopped media={}", job.id());
        } catch (ItemGone gone) {
            jobs.remove(job.id());
        } catch (RuntimeException | java.io.IOException problem) {
            if (mayWork && closed.getCount() > 0) {
                log.warn("transcoding is tried again media={} attempt={}", job.id(), job.attempts(), problem);
                jobs.release(job.id(), pauseAfter(job.attempts()));
            }
        }
    }

    private static Duration pauseAfter(int attempts) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** One instance, one owner: a process that starts takes over what its predecessor on the same instance held. */
    private String owner() {
        return "generation-" + machine.tenancy().generation();
    }
}
