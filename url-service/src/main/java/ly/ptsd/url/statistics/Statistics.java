package ly.ptsd.url.statistics;

import java.time.Instant;
import java.util.List;

/**
 * How one link, or all links of one item, were opened and watched in a period.
 *
 * @param views visits of people
 * @param viewers different people among them, at each link for itself
 * @param secondsWatched what was delivered in the playback sessions that began in the period, as the media server says
 * @param bots visits of programs, which are in no other number
 * @param sources from where people came, most first, at most thirty
 */
record Statistics(
        Instant from,
        Instant to,
        Period.Unit unit,
        String zone,
        long views,
        long viewers,
        double secondsWatched,
        long bots,
        List<Point> overTime,
        List<Share> sources,
        List<Share> devices,
        List<Share> browsers,
        DropOff dropOff) {

    /** One hour or day. */
    record Point(Instant start, long views, long viewers, double secondsWatched, long bots) {}

    /**
     * @param name a host, empty where none is known and {@code *} for hosts beyond those that are kept apart; or a kind of
     *     device or browser
     */
    record Share(String name, long views) {}

    /**
     * How far people watched.
     *
     * @param sessions playback sessions of which that is known
     * @param stretches in how many of them each twentieth of the item was delivered
     */
    record DropOff(long sessions, List<Long> stretches) {}
}
