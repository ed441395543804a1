package ly.ptsd.url.grant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import ly.ptsd.url.PublicOrigin;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Lets a viewer who comes back be the same viewer. No script can read it, and no other site sends it with a POST. */
@Component
public class ViewerCookie {

    static final String NAME = "ptsd_viewer";

    private final boolean secure;

    ViewerCookie(PublicOrigin origin) {
        this.secure = origin.isSecure();
    }

    /** The viewer who asks, named on this occasion when it is the first. */
    public Viewer viewer(HttpServletRequest request, HttpServletResponse response) {
        return known(request).orElseGet(() -> named(response));
    }

    /** The viewer who asks, if they were here before. */
    public Optional<Viewer> known(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .flatMap(cookie -> Viewer.parse(cookie.getValue()));
    }

    private Viewer named(HttpServletResponse response) {
        var viewer = Viewer.create();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, viewer.id())
                        .path("/s/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
        return viewer;
    }
}
