package ly.ptsd.local.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in at the provider's page as a person with a browser does. */
final class SignIn {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern REQUEST = Pattern.compile("name=\"request\"\\s+value=\"([^\"]+)\"");

    private SignIn() {}

    /** Afterwards the client's cookie jar holds the session. */
    static void at(String provider, String name, String email, Client client) {
        var begun = client.answer(
                client.to("/oauth2/authorization/" + provider + "?returnTo=/").GET());
        URI providerPage = begun.uri().resolve(Client.location(begun));
        String page = client.text(client.to(providerPage.toString()).GET());
        URI action = providerPage.resolve(found(FORM, page));
        String form = form(Map.of("request", found(REQUEST, page), "name", name, "email", email, "share_email", "1"));
        var sent = client.answer(client.to(action.toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        var back = client.answer(
                client.to(action.resolve(Client.location(sent)).toString()).GET());
        String target = Client.location(back);
        if (target.contains("error=")) {
            throw Problem.told("sign_in_failed", target);
        }
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw Problem.told("sign_in_page_unknown", "no " + pattern.pattern());
        }
        return matcher.group(1).replace("&amp;", "&");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
