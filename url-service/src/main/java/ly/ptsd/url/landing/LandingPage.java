package ly.ptsd.url.landing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the page of a link that opens, or will. */
@Component
class LandingPage {

    private static final long LONGEST_WAIT_SECONDS = 3600;

    private final PublicOrigin origin;

    LandingPage(PublicOrigin origin) {
        this.origin = origin;
    }

    String open(ShortLink link, Words words) {
        return link.item().state().isPlayable() ? playable(link, words) : processing(link, words);
    }

    private String playable(ShortLink link, Words words) {
        var title = title(link, words);
        var poster = poster(link);
        return Html.document(words, title, card(link, words).tags(words) + Html.SCRIPT, """
                <main>
                <div id="player" data-slug="%1$s" data-grant-url="/s/%1$s/grant"%2$s data-title="%3$s">
                %4$s<button id="play" type="button" aria-label="%5$s"><svg viewBox="0 0 24 24" aria-hidden="true">\
                <path d="M8 5v14l11-7z"/></svg></button>
                </div>
                <h1>%3$s</h1>
                <p>%6$s</p>
                <noscript><p>%7$s</p></noscript>
                %8$s</main>
                """.formatted(
                        link.slug(),
                        poster == null ? "" : " data-poster=\"" + poster + "\"",
                        title,
                        poster == null ? "" : "<img src=\"" + poster + "\" alt=\"\">\n",
                        words.text("play"),
                        description(link, words),
                        words.text("script.needed"),
                        link.settings().allowDownload() ? download(link, words) : ""));
    }

    private static String download(ShortLink link, Words words) {
        return "<form method=\"post\" action=\"/s/%s/download\"><button type=\"submit\">%s</button></form>\n"
                .formatted(link.slug(), words.text("download"));
    }

    private String processing(ShortLink link, Words words) {
        return Html.document(
                words,
                title(link, words),
                card(link, words).tags(words) + Html.againWithoutScript(10) + Html.SCRIPT,
                """
                <main class="message" data-check="/s/%s">
                <h1>%s</h1>
                <p role="status"><strong>%s</strong> %s</p>
                </main>
                """.formatted(
                        link.slug(), title(link, words), words.text("processing"), words.text("processing.hint")));
    }

    /** Says when the link opens, and nothing of what is behind it. */
    String scheduled(ShortLink link, Instant now, Words words) {
        var startsAt = requireNonNull(link.settings().startsAt());
        long seconds = Duration.between(now, startsAt).plusNanos(999_999_999).toSeconds();
        var head = new Card(url(link), words.text("scheduled"), words.text("scheduled.hint"), null, null).tags(words);
        return Html.document(
                words,
                words.text("scheduled"),
                head + Html.againWithoutScript(Math.min(seconds, LONGEST_WAIT_SECONDS)) + Html.SCRIPT,
                """
                <main class="message" data-opens-in="%d">
                <h1>%s</h1>
                <p>%s <time datetime="%s">%s</time></p>
                </main>
                """.formatted(
                        seconds, words.text("scheduled"), words.text("scheduled.at"), startsAt, words.time(startsAt)));
    }

    private Card card(ShortLink link, Words words) {
        var poster = link.item().poster();
        var picture = poster == null ? null : origin.resolve(String.valueOf(poster(link)));
        return new Card(url(link), title(link, words), description(link, words), picture, poster);
    }

    private String url(ShortLink link) {
        return origin.resolve("/s/" + link.slug());
    }

    /** The address of the picture, new with each new picture: chat programs keep one for hours. */
    static @Nullable String poster(ShortLink link) {
        var poster = link.item().poster();
        return poster == null ? null : "/s/" + link.slug() + "/card.jpg?v=" + poster.version();
    }

    private static String title(ShortLink link, Words words) {
        return link.title().isBlank() ? words.text("untitled") : Html.escape(link.title());
    }

    private static String description(ShortLink link, Words words) {
        var seconds = link.item().durationSeconds();
        var length = seconds == null ? "" : words.length(Duration.ofSeconds(Math.round(seconds))) + " · ";
        return length + words.text("invitation");
    }
}
