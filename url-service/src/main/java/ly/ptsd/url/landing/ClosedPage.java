package ly.ptsd.url.landing;

/** Pages for links through which nobody can watch: each says why, and nothing of what was behind it. */
final class ClosedPage {

    private ClosedPage() {}

    static String unknown(Words words) {
        return saying("unknown", words);
    }

    static String expired(Words words) {
        return saying("expired", words);
    }

    static String usedUp(Words words) {
        return saying("used.up", words);
    }

    private static String saying(String reason, Words words) {
        var title = words.text(reason);
        return Html.document(words, title, "", """
                <main class="message">
                <h1>%s</h1>
                <p>%s</p>
                </main>
                """.formatted(title, words.text(reason + ".hint")));
    }
}
