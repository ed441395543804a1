package ly.ptsd.url.link;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** A JSON merge patch (RFC 7396) of a link's settings: what is not named stays, what is null is taken back. */
record LinkChange(
        @Nullable Optional<@Size(max = LONGEST_TITLE) @Pattern(regexp = ONE_LINE) String> title,
        @Nullable Optional<@Size(max = LONGEST_NOTE) String> note,
        @Nullable Optional<Instant> startsAt,
        @Nullable Optional<Instant> expiresAt,
        @Nullable Optional<@Min(1) @Max(MOST_VIEWERS) Integer> maxViewers,
        @Nullable Optional<@Size(min = SHORTEST_PASSWORD, max = LONGEST_PASSWORD) String> password,
        @Nullable Boolean allowDownload,
        @Nullable Boolean enabled) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_NOTE = 1000;

    static final int MOST_VIEWERS = 1_000_000;
    static final int SHORTEST_PASSWORD = 6;
    static final int LONGEST_PASSWORD = 128;

    /** Without control characters. */
    static final String ONE_LINE = "\\P{Cc}*";

    /** What the database can keep, and more than anybody can mean. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    LinkSettings of(LinkSettings before) {
        return checked(new LinkSettings(
                text(title, before.title()),
                text(note, before.note()),
                given(startsAt, before.startsAt()),
                given(expiresAt, before.expiresAt()),
                given(maxViewers, before.maxViewers()),
                allowDownload == null ? before.allowDownload() : allowDownload,
                enabled == null ? before.enabled() : enabled));
    }

    /** What stands before the link from now on; the same password set again is a new one. */
    Protection of(Protection before, UnaryOperator<String> hash) {
        return password == null ? before : before.next(password.map(hash).orElse(null));
    }

    /** @throws Problem {@code request_invalid} when the times make no sense */
    static LinkSettings checked(LinkSettings settings) {
        if (isNoTime(settings.startsAt())) {
            throw invalid("startsAt", "must be a time between the years 2000 and 2200");
        }
        if (isNoTime(settings.expiresAt())) {
            throw invalid("expiresAt", "must be a time between the years 2000 and 2200");
        }
        if (settings.endsBeforeItStarts()) {
            throw invalid("expiresAt", "must be later than startsAt");
        }
        return settings;
    }

    private static boolean isNoTime(@Nullable Instant instant) {
        return instant != null && (instant.isBefore(FIRST) || !instant.isBefore(LAST));
    }

    private static Problem invalid(String field, String message) {
        return new Problem(400, "request_invalid", "The request is not valid.")
                .with("errors", List.of(Map.of("field", field, "message", message)));
    }

    private static @Nullable String text(@Nullable Optional<String> wish, @Nullable String before) {
        var given = given(wish, before);
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static <T> @Nullable T given(@Nullable Optional<T> wish, @Nullable T before) {
        return wish == null ? before : wish.orElse(null);
    }
}
