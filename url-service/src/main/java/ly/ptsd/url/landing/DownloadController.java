package ly.ptsd.url.landing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.grant.PlaybackGrant;
import ly.ptsd.url.grant.PlaybackGrants;
import ly.ptsd.url.grant.ViewerCookie;
import ly.ptsd.url.link.LinkUnknown;
import ly.ptsd.url.password.UnlockCookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a friend save the source, where its owner allows it. A grant is spent by this POST alone, by no prefetch. */
@RestController
class DownloadController {

    private final PlaybackGrants grants;
    private final ViewerCookie cookie;
    private final UnlockCookies unlocked;

    DownloadController(PlaybackGrants grants, ViewerCookie cookie, UnlockCookies unlocked) {
        this.grants = grants;
        this.cookie = cookie;
        this.unlocked = unlocked;
    }

    /** A page that leads to the media server: browsers let no form lead on to the bucket by itself. */
    @PostMapping("/s/{slug}/download")
    ResponseEntity<String> download(
            @PathVariable String slug, HttpServletRequest request, HttpServletResponse response) {
        var words = Words.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        try {
            var grant = grants.issueDownload(slug, cookie.viewer(request, response), unlocked.of(request));
            return LandingController.html(200, DownloadPage.of(slug, address(grant), words));
        } catch (LinkUnknown unknown) {
            return LandingController.html(404, ClosedPage.unknown(words));
        } catch (Problem refused) {
            // the page of the link says why
            return LandingController.answer(303)
                    .location(URI.create("/s/" + slug))
                    .build();
        }
    }

    private static String address(PlaybackGrant grant) {
        return "/api/media/" + grant.media().tenantId() + "/play/" + grant.token() + "/download";
    }
}
