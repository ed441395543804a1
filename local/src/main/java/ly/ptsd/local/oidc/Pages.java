package ly.ptsd.local.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a person sees at a provider: HTML from the class path, its {@code {{names}}} filled in and escaped. */
final class Pages {

    private Pages() {}

    static String signIn(Issuer issuer, String page) {
        Provider provider = issuer.provider();
        return resource(provider.id() + ".html")
                .replace("{{action}}", escaped(issuer.issuer() + "/sign-in"))
                .replace("{{request}}", escaped(page))
                .replace("{{accounts}}", accounts(provider))
                .replace("{{faults}}", resource("faults.html"));
    }

    private static String accounts(Provider provider) {
        var html = new StringBuilder();
        List<Person> people = Person.samples(provider);
        for (int number = 0; number < people.size(); number++) {
            Person person = people.get(number);
            html.append("""
                    <button class="account" name="account" value="%d">
                      <span class="face" aria-hidden="true">%s</span>
                      <span><b>%s</b><small>%s</small></span>
                    </button>
                    """.formatted(
                            number,
                            escaped(person.name().substring(0, 1)),
                            escaped(person.name()),
                            escaped(person.email() == null ? "" : person.email())));
        }
        return html.toString();
    }

    static String refusal(Provider provider, Refused reason) {
        return resource("refusal.html")
                .replace("{{provider}}", provider.id())
                .replace("{{reason}}", escaped(String.valueOf(reason.getMessage())));
    }

    static String picture(Provider provider) {
        return resource(provider.id() + ".svg");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream resource = Pages.class.getResourceAsStream("/oidc/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("no page " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
