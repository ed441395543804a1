package ly.ptsd.url.landing;

import java.time.Duration;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.item.Item;
import ly.ptsd.url.link.ShortLink;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the page: complete before any script runs, without inline script or style. */
@Component
class LandingPage {

    private final PublicOrigin origin;

    LandingPage(PublicOrigin origin) {
        this.origin = origin;
    }

    String of(ShortLink link, Words words) {
        return link.item().state().isPlayable() ? playable(link, words) : processing(link, words);
    }

    String unknown(Words words) {
        return document(words, words.unknown, "", """
                <main class="message">
                <h1>%s</h1>
                <p>%s</p>
                </main>
                """.formatted(words.unknown, words.unknownHint));
    }

    private String playable(ShortLink link, Words words) {
        var title = title(link.item(), words);
        var poster = poster(link);
        return document(
                words,
                title,
                card(link, words) + "<script type=\"module\" src=\"/landing/landing.js\"></script>\n",
                """
                <main>
                <div id="player" data-slug="%1$s" data-grant-url="/s/%1$s/grant"%2$s data-title="%3$s">
                %4$s<button id="play" type="button" aria-label="%5$s"><svg viewBox="0 0 24 24" aria-hidden="true">\
                <path d="M8 5v14l11-7z"/></svg></button>
                </div>
                <h1>%3$s</h1>
                <p>%6$s</p>
                <noscript><p>%7$s</p></noscript>
                </main>
                """.formatted(
                                link.slug(),
                                poster == null ? "" : " data-poster=\"" + poster + "\"",
                                title,
                                poster == null ? "" : "<img src=\"" + poster + "\" alt=\"\">\n",
                                words.play,
                                description(link.item(), words),
                                words.scriptNeeded));
    }

    private String processing(ShortLink link, Words words) {
        return document(
                words,
                title(link.item(), words),
                card(link, words) + "<meta http-equiv=\"refresh\" content=\"10\">\n",
                """
                <main class="message">
                <h1>%s</h1>
                <p role="status"><strong>%s</strong> %s</p>
                </main>
                """.formatted(title(link.item(), words), words.processing, words.processingHint));
    }

    /** What chat programs and social networks show of the link. */
    private String card(ShortLink link, Words words) {
        var item = link.item();
        var title = title(item, words);
        var url = origin.resolve("/s/" + link.slug());
        return """
                <link rel="canonical" href="%1$s">
                <meta name="description" content="%3$s">
                <meta property="og:site_name" content="PTSD.ly">
                <meta property="og:type" content="video.other">
                <meta property="og:url" content="%1$s">
                <meta property="og:title" content="%2$s">
                <meta property="og:description" content="%3$s">
                <meta property="og:locale" content="%4$s">
                %5$s<meta name="twitter:title" content="%2$s">
                <meta name="twitter:description" content="%3$s">
                """.formatted(url, title, description(item, words), words.locale, picture(link, title));
    }

    private String picture(ShortLink link, String title) {
        var poster = link.item().poster();
        if (poster == null) {
            return "<meta name=\"twitter:card\" content=\"summary\">\n";
        }
        return """
                <meta property="og:image" content="%1$s">
                <meta property="og:image:type" content="image/jpeg">
                <meta property="og:image:width" content="%2$d">
                <meta property="og:image:height" content="%3$d">
                <meta property="og:image:alt" content="%4$s">
                <meta name="twitter:card" content="summary_large_image">
                <meta name="twitter:image" content="%1$s">
                """.formatted(origin.resolve(String.valueOf(poster(link))), poster.width(), poster.height(), title);
    }

    /** The address of the picture, new with each new picture: chat programs keep one for hours. */
    static @Nullable String poster(ShortLink link) {
        var poster = link.item().poster();
        return poster == null ? null : "/s/" + link.slug() + "/card.jpg?v=" + poster.version();
    }

    private static String title(Item item, Words words) {
        return item.title().isBlank() ? words.untitled : HtmlUtils.htmlEscape(item.title(), "UTF-8");
    }

    private static String description(Item item, Words words) {
        var seconds = item.durationSeconds();
        var length = seconds == null ? "" : words.length(Duration.ofSeconds(Math.round(seconds))) + " · ";
        return length + words.invitation;
    }

    private static String document(Words words, String title, String head, String body) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <title>%s · PTSD.ly</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <meta name="color-scheme" content="dark">
                <link rel="stylesheet" href="/s/_/landing.css">
                %s</head>
                <body>
                %s</body>
                </html>
                """.formatted(words.language, title, head, body);
    }
}
