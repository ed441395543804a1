package ly.ptsd.url.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells people from programs that fetch a page for its preview, its index or in advance. */
final class Audience {

    /** Parts of the User-Agent of preview bots and crawlers, in lower case. API clients and media players are people. */
    private static final List<String> BOTS = List.of(
            "bot",
            "crawl",
            "spider",
            "slurp",
            "scrap",
            "preview",
            "facebookexternalhit",
            "facebookcatalog",
            "meta-external",
            "whatsapp",
            "skypeuri",
            "embedly",
            "pinterest",
            "vkshare",
            "yeti",
            "daum/",
            "daumoa",
            "mastodon",
            "lighthouse",
            "google-inspectiontool",
            "iframely",
            "outbrain",
            "google-pagerenderer",
            "cardyb");

    private Audience() {}

    static boolean isPerson(HttpServletRequest request) {
        return isOpening(request) && !isBot(request.getHeader("User-Agent"));
    }

    /** Whether a program fetches the page for others to see, or for itself. */
    static boolean isFetch(HttpServletRequest request) {
        return isOpening(request) && isBot(request.getHeader("User-Agent"));
    }

    private static boolean isOpening(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) && !isPrefetch(request);
    }

    static boolean isBot(@Nullable String userAgent) {
        return userAgent != null && BOTS.stream().anyMatch(userAgent.toLowerCase(Locale.ROOT)::contains);
    }

    /** A browser that guesses that its user will want the page. */
    private static boolean isPrefetch(HttpServletRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .anyMatch(purpose ->
                        purpose != null && purpose.toLowerCase(Locale.ROOT).contains("pre"));
    }
}
