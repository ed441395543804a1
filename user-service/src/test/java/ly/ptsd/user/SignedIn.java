package ly.ptsd.user;

import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.signin.ScriptedProvider;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has just signed in, the way everybody does. */
public final class SignedIn {

    private SignedIn() {}

    public static Browser browser(int port) {
        var claims = Map.<String, Object>of(
                "sub", UUID.randomUUID().toString(),
                "name", "Kim",
                "email", "kim@example.com",
                "picture", "https://pictures.example/kim.jpg");
        var browser = new Browser(port);
        var page = browser.get("/oauth2/authorization/google").headers().firstValue("Location");
        browser.get(ScriptedProvider.of(Provider.GOOGLE).agree(page.orElseThrow(), claims));
        return browser;
    }

    /** The value of the Authorization header. */
    public static String bearer(Browser browser) {
        var body = browser.postFromOurPage("/api/auth/refresh").body();
        return "Bearer " + new JsonMapper().readTree(body).at("/accessToken").asString();
    }
}
