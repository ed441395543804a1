package ly.ptsd.media.library;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far the owner has watched what. */
@RestController
@RequestMapping("/api/media/{tenantId}")
class WatchingController {

    private static final long LONGEST = 10_000_000;

    record Reached(@NotNull @PositiveOrZero @Max(LONGEST) Double seconds) {}

    record Mark(@NotNull Boolean watched) {}

    record BegunList(List<ItemView> items) {}

    private final Watching watching;
    private final ItemViews views;

    WatchingController(Watching watching, ItemViews views) {
        this.watching = watching;
        this.views = views;
    }

    @GetMapping("/begun")
    BegunList begun() {
        return new BegunList(views.of(watching.begun()));
    }

    @PutMapping("/items/{id}/position")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reached(@PathVariable String id, @Valid @RequestBody Reached reached) {
        watching.reached(id, reached.seconds());
    }

    @PutMapping("/items/{id}/watched")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mark(@PathVariable String id, @Valid @RequestBody Mark mark) {
        watching.mark(id, mark.watched());
    }
}
