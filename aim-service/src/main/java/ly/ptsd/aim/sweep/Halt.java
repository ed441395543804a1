package ly.ptsd.aim.sweep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ly.ptsd.aim.sweep.Orphan.Kind;
import org.springframework.stereotype.Component;

/**
 * Keeps a mistake of ours, above all a database restored from yesterday, from costing customers their servers: when much
 * is unknown, it is the records that are doubted.
 */
@Component
class Halt {

    private static final int ONE_MAY_ALWAYS_GO = 1;

    private final double share;

    Halt(SweepProperties properties) {
        this.share = properties.haltShare();
    }

    /** Why nothing may be touched; empty when it may. */
    Optional<String> reason(Seen seen, List<Orphan> orphans) {
        return Stream.of(Kind.INSTANCE, Kind.IDENTITY)
                .flatMap(kind -> reason(kind, seen.count(kind), count(kind, orphans)).stream())
                .findFirst();
    }

    private Optional<String> reason(Kind kind, int all, int unknown) {
        boolean tooMany = unknown > ONE_MAY_ALWAYS_GO && unknown > all * share;
        return tooMany
                ? Optional.of("%d of %d %s are unknown.".formatted(unknown, all, plural(kind)))
                : Optional.empty();
    }

    private static String plural(Kind kind) {
        return switch (kind) {
            case INSTANCE -> "instances";
            case IDENTITY -> "identities";
            case BUCKET -> "buckets";
        };
    }

    private static int count(Kind kind, List<Orphan> orphans) {
        return Math.toIntExact(
                orphans.stream().filter(orphan -> orphan.kind() == kind).count());
    }
}
