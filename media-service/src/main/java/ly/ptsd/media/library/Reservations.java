package ly.ptsd.media.library;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.Plan;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Space of the plan: an upload takes all of its own when it begins. The final upload of partial ones takes theirs over.
 */
@Component
public class Reservations {

    private final Items items;
    private final Manifests manifests;
    private final Machine machine;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    Reservations(Items items, Manifests manifests, Machine machine, ApplicationEventPublisher events, Clock clock) {
        this.items = items;
        this.manifests = manifests;
        this.machine = machine;
        this.events = events;
        this.clock = clock;
    }

    /** What an upload is going to be called. */
    public record Name(String title, String fileName, String contentType) {}

    /** What the tenant's items take of the plan: uploads counted in full from their start, the trash until it is gone. */
    public long usedBytes() {
        var all = items.all();
        var takenOver = all.stream().flatMap(item -> item.partials().stream()).collect(toSet());
        return all.stream()
                .filter(item -> !takenOver.contains(item.id()))
                .mapToLong(Item::takenBytes)
                .sum();
    }

    /**
     * Opens an item for an upload of that size.
     *
     * @param with absent for an upload that has to do with no other
     * @throws Problem upload_too_large when the plan does not allow it
     */
    public Item open(String id, Name name, long sizeBytes, @Nullable Concatenation with) {
        var item = uploading(id, name, sizeBytes, with);
        one.lock();
        try {
            long left = machine.tenancy().plan().storageBytes() - usedBytes();
            if (sizeBytes > left) {
                throw new Problem(413, "upload_too_large", "The storage of the plan is used up.")
                        .with("limit", Math.max(0, left));
            }
            items.insert(item);
        } finally {
            one.unlock();
        }
        return opened(item);
    }

    /**
     * Opens an item that partial uploads, all of them received, are put together to, or finds it open.
     *
     * @throws Problem upload_unknown, upload_not_partial, upload_used, upload_too_large
     */
    public Item openFinal(String id, Name name, Concatenation with) {
        Item item;
        one.lock();
        try {
            var known = items.find(id);
            if (known.isPresent()) {
                return known.get();
            }
            checkFree(id, with.partials());
            long size = with.partials().stream().mapToLong(this::partialBytes).sum();
            item = uploading(id, name, size, with);
            items.insert(item);
        } finally {
            one.unlock();
        }
        return opened(item);
    }

    /** @throws Problem upload_unknown, upload_used */
    private void checkFree(String id, List<String> partials) {
        if (!items.partialsOf(id).isEmpty()) {
            // it was deleted, and what is left of it goes
            throw unknown();
        }
        if (!items.puttingTogether(partials).isEmpty()) {
            throw used();
        }
    }

    private long partialBytes(String id) {
        var item = items.find(id).orElseThrow(Reservations::unknown);
        if (!item.isPartial()) {
            throw new Problem(409, "upload_not_partial", "Only partial uploads can be put together.");
        }
        return item.sizeBytes();
    }

    private Item uploading(String id, Name name, long sizeBytes, @Nullable Concatenation with) {
        checkSize(machine.tenancy().plan(), sizeBytes);
        return Item.uploading(id, name, sizeBytes, with, clock.instant());
    }

    private static void checkSize(Plan plan, long sizeBytes) {
        if (sizeBytes > plan.largestUploadBytes()) {
            throw new Problem(413, "upload_too_large", "The plan allows files of up to that many bytes.")
                    .with("limit", plan.largestUploadBytes());
        }
    }

    private Item opened(Item item) {
        try {
            manifests.write(item);
        } catch (RuntimeException nowhere) {
            items.remove(item.id());
            throw nowhere;
        }
        if (!item.isPartial()) {
            events.publishEvent(new ItemChanged(item.id()));
        }
        return item;
    }

    /** A partial upload is, or is about to be, part of another source. */
    public static Problem used() {
        return new Problem(409, "upload_used", "A partial upload is part of one final upload.");
    }

    public static Problem unknown() {
        return new Problem(404, "upload_unknown", "There is no such upload.");
    }
}
