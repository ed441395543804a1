package ly.ptsd.local.oidc;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Both providers over HTTP, each below a path with its name: {@code /.well-known/openid-configuration},
 * {@code /authorize} with the page, {@code /sign-in} for the page's form, {@code /token}, {@code /jwks},
 * {@code /userinfo} and a picture.
 */
public final class OidcServlet extends HttpServlet {

    /** The path below which the providers are; no bucket can have this name. */
    public static final String PATH = "/_oidc";

    private static final String BEARER = "Bearer ";

    private final transient Map<String, Issuer> issuers = new LinkedHashMap<>();

    /** By which subject an issuer's tokens name whoever signs in with that address. */
    public static String subject(String issuer, String email) {
        return new Person(email, email).subjectAt(issuer);
    }

    /**
     * @param base where browser and services reach {@link #PATH}, without a slash at the end
     * @param folder where the signing keys are kept
     */
    public OidcServlet(String base, RegisteredClient client, Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Provider provider : Provider.values()) {
            var keys = new SigningKeys(folder.resolve(provider.id() + "-key.json"));
            issuers.put(provider.id(), new Issuer(provider, base + "/" + provider.id(), client, keys, clock));
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String[] path = request.getRequestURI().substring(PATH.length()).split("/", 3);
        Issuer issuer = path.length == 3 ? issuers.get(path[1]) : null;
        if (issuer == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            answer(issuer, request.getMethod() + " " + path[2], request, response);
        } catch (Refused e) {
            html(response, HttpServletResponse.SC_BAD_REQUEST, Pages.refusal(issuer.provider(), e));
        }
    }

    private static void answer(Issuer issuer, String what, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (what) {
            case "GET .well-known/openid-configuration" ->
                json(response, issuer.metadata().toJSONObject().toJSONString());
            case "GET jwks" -> json(response, issuer.keys());
            case "GET authorize" -> authorize(issuer, request, response);
            case "POST sign-in" -> signIn(issuer, request, response);
            case "POST token" -> token(issuer, request, response);
            case "GET userinfo", "POST userinfo" -> userInfo(issuer, request, response);
            case "GET picture.svg" -> picture(issuer, response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void authorize(Issuer issuer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AuthenticationRequest wanted =
                Issuer.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
        html(response, HttpServletResponse.SC_OK, Pages.signIn(issuer, issuer.begin(wanted)));
    }

    private static void signIn(Issuer issuer, HttpServletRequest request, HttpServletResponse response) {
        String page = field(request, "request");
        AuthenticationRequest wanted =
                issuer.requested(page).orElseThrow(() -> new Refused("this page was used before or is too old"));
        Optional<Person> person = person(issuer.provider(), request);
        if (request.getParameter("cancel") == null && person.isEmpty()) {
            throw new Refused("a name is needed");
        }
        var faults = faults(request);
        issuer.close(page);
        URI target;
        if (request.getParameter("cancel") != null) {
            target = Issuer.cancel(wanted);
        } else if (faults.answer().isPresent()) {
            target = Issuer.fail(wanted, new ErrorObject(faults.answer().get()));
        } else {
            target = issuer.signIn(wanted, person.orElseThrow(), sharesEmail(issuer.provider(), request), faults);
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", target.toString());
    }

    private static Faults faults(HttpServletRequest request) {
        return Faults.of(field(request, "clock"), request.getParameter("new_key") != null, field(request, "error"));
    }

    private static Optional<Person> person(Provider provider, HttpServletRequest request) {
        String account = field(request, "account");
        if (!account.isEmpty()) {
            return Person.sample(provider, account);
        }
        String name = field(request, "name");
        String email = field(request, "email");
        return name.isEmpty() ? Optional.empty() : Optional.of(new Person(name, email.isEmpty() ? null : email));
    }

    /** Google tells whenever it was asked to; at Kakao the person decides on the page. */
    private static boolean sharesEmail(Provider provider, HttpServletRequest request) {
        return switch (provider) {
            case GOOGLE -> true;
            case KAKAO -> request.getParameter("share_email") != null;
        };
    }

    private static String field(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    private static void token(Issuer issuer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HTTPResponse answer;
        try {
            var wanted = TokenRequest.parse(JakartaServletUtils.createHTTPRequest(request));
            answer = issuer.exchange(wanted).toHTTPResponse();
        } catch (NotGranted e) {
            answer = new TokenErrorResponse(e.error()).toHTTPResponse();
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject();
            answer = new TokenErrorResponse(error == null ? OAuth2Error.INVALID_REQUEST : error).toHTTPResponse();
        }
        JakartaServletUtils.applyHTTPResponse(answer, response);
    }

    private static void userInfo(Issuer issuer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<SignedIn> owner = bearer(request.getHeader("Authorization")).flatMap(issuer::owner);
        if (owner.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var claims = new LinkedHashMap<>(owner.get().claims());
        claims.put("sub", owner.get().subject());
        json(response, JSONObject.toJSONString(claims));
    }

    private static Optional<String> bearer(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    private static void picture(Issuer issuer, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=86400");
        write(response, HttpServletResponse.SC_OK, "image/svg+xml", Pages.picture(issuer.provider()));
    }

    private static void json(HttpServletResponse response, String body) throws IOException {
        write(response, HttpServletResponse.SC_OK, "application/json", body);
    }

    private static void html(HttpServletResponse response, int status, String body) throws IOException {
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'");
        response.setHeader("X-Frame-Options", "DENY");
        write(response, status, "text/html; charset=utf-8", body);
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
