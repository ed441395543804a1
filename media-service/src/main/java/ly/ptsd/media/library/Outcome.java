package ly.ptsd.media.library;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of many items at once.
 *
 * @param done those to which it was done
 * @param unknown those that are not there, or not any more
 */
public record Outcome(List<String> done, List<String> unknown) {

    /** @param work answers false for what is not there */
    public static Outcome of(List<String> ids, Predicate<String> work) {
        var parts = new LinkedHashSet<>(ids).stream().collect(Collectors.partitioningBy(work));
        return new Outcome(parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
    }
}
