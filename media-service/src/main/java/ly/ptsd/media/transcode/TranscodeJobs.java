package ly.ptsd.media.transcode;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import ly.ptsd.media.ffmpeg.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The stored queue. A job is taken by a lease, which its owner extends while it works. */
@Component
class TranscodeJobs {

    private static final String COLLECTION = "transcode_jobs";

    private final MongoTemplate mongo;
    private final TranscodeProperties properties;
    private final Clock clock;

    TranscodeJobs(MongoTemplate mongo, TranscodeProperties properties, Clock clock) {
        this.mongo = mongo;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Adds the job, unless the item has one.
     *
     * @param pause how long nobody takes it, unless it is {@link #begin begun} before
     */
    void add(String mediaId, @Nullable Source source, int maxHeight, Duration pause) {
        if (!exists(mediaId)) {
            var now = clock.instant();
            mongo.save(
                    new TranscodeJob(mediaId, source, maxHeight, 0, false, 0, now, null, now.plus(pause)), COLLECTION);
        }
    }

    /** Gives a job free that nobody has taken yet. */
    void begin(String mediaId) {
        mongo.updateFirst(
                query(where("_id").is(mediaId).and("owner").is(null)),
                new Update().set("freeAt", clock.instant()),
                COLLECTION);
    }

    void probed(String mediaId, Source source) {
        mongo.updateFirst(job(mediaId), new Update().set("source", source), COLLECTION);
    }

    boolean exists(String mediaId) {
        return mongo.exists(job(mediaId), COLLECTION);
    }

    /** Takes the job that is due next, if there is one. */
    Optional<TranscodeJob> claim(String owner) {
        var now = clock.instant();
        var free = query(where("freeAt").lte(now)).with(Sort.by("passesDone", "createdAt"));
        var taken = new Update()
                .set("owner", owner)
                .set("freeAt", now.plus(properties.lease()))
                .inc("attempts", 1);
        return Optional.ofNullable(mongo.findAndModify(
                free, taken, FindAndModifyOptions.options().returnNew(true), TranscodeJob.class, COLLECTION));
    }

    void extend(String owner, Collection<String> mediaIds) {
        mongo.updateMulti(
                query(where("_id").in(mediaIds).and("owner").is(owner)),
                new Update().set("freeAt", clock.instant().plus(properties.lease())),
                COLLECTION);
    }

    /** Gives all jobs of the owner free: those an earlier process of this instance has left. */
    void releaseAll(String owner) {
        mongo.updateMulti(query(where("owner").is(owner)), new Update().set("freeAt", clock.instant()), COLLECTION);
    }

    void release(String mediaId, Duration pause) {
        mongo.updateFirst(
                job(mediaId), new Update().set("freeAt", clock.instant().plus(pause)), COLLECTION);
    }

    void passDone(String mediaId) {
        mongo.updateFirst(
                job(mediaId),
                new Update().inc("passesDone", 1).set("attempts", 0).set("freeAt", clock.instant()),
                COLLECTION);
    }

    /** From now on one rendition at a time. */
    void separate(String mediaId) {
        mongo.updateFirst(job(mediaId), new Update().set("alone", true).set("freeAt", clock.instant()), COLLECTION);
    }

    void remove(String mediaId) {
        mongo.remove(job(mediaId), COLLECTION);
    }

    private static Query job(String mediaId) {
        return query(where("_id").is(mediaId));
    }
}
