package ly.ptsd.user;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.signin.ScriptedProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has just signed in, the way everybody does. */
public final class SignedIn {

    private static final JsonMapper JSON = new JsonMapper();

    private SignedIn() {}

    public static Browser browser(int port) {
        return browser(port, UUID.randomUUID() + "@example.com");
    }

    /** By Google, with that e-mail address. */
    public static Browser browser(int port, String email) {
        var browser = new Browser(port);
        by(browser, Provider.GOOGLE, "/", person(email));
        return browser;
    }

    /** Somebody whom the providers have not seen before; null for no address. */
    public static Map<String, Object> person(String email) {
        var claims = new HashMap<String, Object>(Map.of(
                "sub", UUID.randomUUID().toString(), "name", "Kim", "picture", "https://pictures.example/kim.jpg"));
        if (email != null) {
            claims.put("email", email);
        }
        return claims;
    }

    /** The whole way through the provider; answers the end of it. */
    public static HttpResponse<String> by(
            Browser browser, Provider provider, String returnTo, Map<String, Object> claims, String... headers) {
        return through(
                browser, "/oauth2/authorization/" + provider.id() + "?returnTo=" + returnTo, provider, claims, headers);
    }

    public static HttpResponse<String> through(
            Browser browser, String startUrl, Provider provider, Map<String, Object> claims, String... headers) {
        var page = location(browser.get(startUrl));
        return browser.get(ScriptedProvider.of(provider).agree(page, claims), headers);
    }

    /** The value of the Authorization header. */
    public static String bearer(Browser browser) {
        var body = browser.postFromOurPage("/api/auth/refresh").body();
        return "Bearer " + JSON.readTree(body).at("/accessToken").asString();
    }

    public static JsonNode me(Browser browser) {
        return JSON.readTree(
                browser.get("/api/users/me", "Authorization", bearer(browser)).body());
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
