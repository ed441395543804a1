package ly.ptsd.media.upload;

import ly.ptsd.media.ffmpeg.Ffprobe;
import ly.ptsd.media.ffmpeg.ProbeResult;
import ly.ptsd.media.ffmpeg.Refused;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import ly.ptsd.media.library.Publishing;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import ly.ptsd.media.transcode.EarlyPasses;
import ly.ptsd.media.transcode.SourceFiles;
import ly.ptsd.media.transcode.Transcoding;
import ly.ptsd.platform.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns a fully received upload into an item, or refuses it and leaves nothing. Every step can be repeated. */
@Component
class Completion {

    private static final Logger log = LoggerFactory.getLogger(Completion.class);

    private final Library library;
    private final Publishing publishing;
    private final Transcoding transcoding;
    private final EarlyPasses early;
    private final SourceFiles sources;
    private final SourceParts parts;
    private final ObjectStore store;
    private final Ffprobe ffprobe;
    private final Machine machine;

    Completion(
            Library library,
            Publishing publishing,
            Transcoding transcoding,
            EarlyPasses early,
            SourceFiles sources,
            SourceParts parts,
            ObjectStore store,
            Ffprobe ffprobe,
            Machine machine) {
        this.library = library;
        this.publishing = publishing;
        this.transcoding = transcoding;
        this.early = early;
        this.sources = sources;
        this.parts = parts;
        this.store = store;
        this.ffprobe = ffprobe;
        this.machine = machine;
    }

    /** @throws Problem media_unreadable, media_unsupported */
    void complete(Item upload) throws InterruptedException {
        parts.fetch(upload);
        try (var _ = early.hold(upload.id())) {
            conclude(upload);
        }
    }

    private void conclude(Item upload) throws InterruptedException {
        switch (probed(upload)) {
            case Source source -> accept(upload, source);
            case Refused refused -> {
                early.discard(upload);
                parts.discard(upload.id());
                library.discard(upload.id());
                log.info(
                        "upload refused media={} code={}",
                        upload.id(),
                        refused.code().value());
                throw new Problem(422, refused.code().value(), refused.reason());
            }
        }
    }

    /** The source goes to the bucket, and its first pass is begun, while it is looked at. */
    private ProbeResult probed(Item upload) throws InterruptedException {
        var sending = Thread.ofVirtual().name("source-finish").start(() -> send(upload));
        try {
            return ffprobe.probe(sources.path(upload.id()), expected -> early.expect(upload, expected));
        } finally {
            sending.join();
        }
    }

    private void send(Item upload) {
        try {
            parts.finish(upload);
        } catch (RuntimeException repeated) {
            log.debug("source is sent again when it is accepted media={}", upload.id(), repeated);
        }
    }

    private void accept(Item upload, Source source) {
        int maxHeight = machine.tenancy().plan().maxHeight();
        boolean begun = early.stand(upload.id(), source);
        parts.finish(upload);
        transcoding.enqueue(upload.id(), source, maxHeight);
        var ladder = Transcoding.ladder(source, maxHeight).toList();
        if (publishing
                .accepted(upload, Transcoding.facts(source), ladder, begun)
                .isEmpty()) {
            ObjectKeys.contents(upload.id()).forEach(store::removeAll);
            throw new Problem(404, "upload_unknown", "The upload was ended meanwhile.");
        }
        early.accepted(upload.id());
        transcoding.begin(upload.id());
        parts.forget(upload.id());
        log.info("upload complete media={} bytes={}", upload.id(), upload.sizeBytes());
    }
}
