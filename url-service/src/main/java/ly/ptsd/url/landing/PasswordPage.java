package ly.ptsd.url.landing;

import java.time.Duration;
import ly.ptsd.url.PublicOrigin;
import ly.ptsd.url.link.ShortLink;
import org.springframework.stereotype.Component;

/** Asks for the password of a link, and says nothing of what is behind it. Works without a script. */
@Component
class PasswordPage {

    private final PublicOrigin origin;

    PasswordPage(PublicOrigin origin) {
        this.origin = origin;
    }

    String asking(ShortLink link, Words words) {
        return form(link, words, "");
    }

    String wrong(ShortLink link, Words words) {
        return form(link, words, words.text("password.wrong"));
    }

    String tooOften(ShortLink link, Duration wait, Words words) {
        long minutes = wait.plusMinutes(1).minusNanos(1).toMinutes();
        return form(link, words, words.text("password.wait").formatted(minutes));
    }

    private String form(ShortLink link, Words words, String mistake) {
        var title = words.text("password");
        var url = origin.resolve("/s/" + link.slug());
        return Html.document(
                words,
                title,
                new Card(url, title, words.text("password.hint"), null, null).tags(words) + Html.SCRIPT,
                """
                <main class="message">
                <h1>%1$s</h1>
                <p>%2$s</p>
                <form method="post" action="/s/%3$s/password">
                <label for="password">%4$s</label>
                <input id="password" name="password" type="password" autocomplete="current-password" maxlength="128" \
                required%5$s>
                %6$s<button type="submit">%7$s</button>
                </form>
                </main>
                """.formatted(
                                title,
                                words.text("password.hint"),
                                link.slug(),
                                words.text("password.label"),
                                mistake.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"mistake\"",
                                mistake.isEmpty() ? "" : "<p id=\"mistake\" role=\"alert\">" + mistake + "</p>\n",
                                words.text("password.open")));
    }
}
