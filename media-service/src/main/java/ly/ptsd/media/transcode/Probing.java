package ly.ptsd.media.transcode;

import java.io.IOException;
import java.util.Optional;
import ly.ptsd.media.ffmpeg.Ffprobe;
import ly.ptsd.media.ffmpeg.Refused;
import ly.ptsd.media.ffmpeg.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Knows the source of a job: from the job, or, when another server had taken the upload in, from the source itself. */
@Component
class Probing {

    private static final Logger log = LoggerFactory.getLogger(Probing.class);

    private final Ffprobe ffprobe;
    private final SourceFiles sources;
    private final TranscodeJobs jobs;

    Probing(Ffprobe ffprobe, SourceFiles sources, TranscodeJobs jobs) {
        this.ffprobe = ffprobe;
        this.sources = sources;
        this.jobs = jobs;
    }

    /** Empty when it cannot be read here, although it could where it was uploaded. */
    Optional<Source> source(TranscodeJob job) throws IOException, InterruptedException {
        if (job.source() != null) {
            return Optional.of(job.source());
        }
        return switch (ffprobe.probe(sources.fetched(job.id()))) {
            case Source source -> {
                jobs.probed(job.id(), source);
                yield Optional.of(source);
            }
            case Refused refused -> {
                log.error("source is no longer readable media={} code={}", job.id(), refused.code());
                yield Optional.empty();
            }
        };
    }
}
