package ly.ptsd.media.scrub;

import java.time.Duration;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the owner have the bucket compared with the library. */
@RestController
@RequestMapping("/api/media/{tenantId}/scrub")
class ScrubController {

    /** @param last absent until one has ended since the server was started */
    record ScrubView(boolean running, @Nullable ScrubReport last) {}

    private final Scrubbing scrubbing;

    ScrubController(Scrubbing scrubbing) {
        this.scrubbing = scrubbing;
    }

    @GetMapping
    ScrubView get() {
        return new ScrubView(scrubbing.isRunning(), scrubbing.last().orElse(null));
    }

    /** One that runs goes on. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ScrubView begin() {
        if (!scrubbing.start()) {
            throw new Problem(503, "server_not_ready", "The library is still being taken over.", Duration.ofSeconds(5));
        }
        return get();
    }
}
