package ly.ptsd.url.landing;

import org.springframework.web.util.HtmlUtils;

/** The frame of every page: complete before any script runs, without inline script or style. */
final class Html {

    static final String SCRIPT = "<script type=\"module\" src=\"/landing/landing.js\"></script>\n";

    private Html() {}

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** @param title escaped, as head and body are */
    static String document(Words words, String title, String head, String body) {
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

    /** For readers without a script: with one, the page looks again by itself and does not start over. */
    static String againWithoutScript(long seconds) {
        return "<noscript><meta http-equiv=\"refresh\" content=\"" + seconds + "\"></noscript>\n";
    }
}
