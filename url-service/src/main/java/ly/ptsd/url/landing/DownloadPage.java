package ly.ptsd.url.landing;

/** Begins a download and leads back to the video. */
final class DownloadPage {

    private DownloadPage() {}

    /** @param address where the source is, good for a minute and once */
    static String of(String slug, String address, Words words) {
        var title = words.text("download.begun");
        return Html.document(
                words, title, "<meta http-equiv=\"refresh\" content=\"0;url=" + address + "\">\n", """
                <main class="message">
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/s/%s">%s</a></p>
                </main>
                """.formatted(
                                title, words.text("download.hint"), slug, words.text("download.back")));
    }
}
