package ly.ptsd.url.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.item.Items;
import ly.ptsd.url.link.ShortLinks;
import ly.ptsd.url.password.UnlockCookies;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What belongs to the page of a link: its picture and its style. */
@RestController
class LandingFilesController {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final CacheControl FOR_ALL =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final ShortLinks links;
    private final Items items;
    private final UnlockCookies unlocked;

    LandingFilesController(ShortLinks links, Items items, UnlockCookies unlocked) {
        this.links = links;
        this.items = items;
        this.unlocked = unlocked;
    }

    @GetMapping(path = "/s/{slug}/card.jpg", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> card(@PathVariable String slug, HttpServletRequest request) {
        var link = links.open(slug, unlocked.of(request));
        var picture = items.poster(link.item().key())
                .orElseThrow(() -> new Problem(404, "not_found", "This link has no picture."));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(link.protection().isOn() ? CacheControl.noStore() : FOR_ALL)
                .body(picture);
    }

    @GetMapping("/s/_/landing.css")
    ResponseEntity<Resource> style() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(FOR_ALL)
                .body(new ClassPathResource("landing/landing.css"));
    }
}
