package ly.ptsd.media.library;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The owner's items. */
@RestController
@RequestMapping("/api/media/{tenantId}/items")
class ItemController {

    private static final Duration DOWNLOAD_LIFE = Duration.ofHours(1);

    /** @param next where the list goes on, absent at its end */
    record ItemList(List<ItemView> items, @Nullable String next, long usedBytes, long storageBytes) {}

    record TitleChange(@NotBlank @Size(max = 200) String title) {}

    record Download(String url, String fileName, Instant expiresAt) {}

    private final Library library;
    private final Reservations reservations;
    private final Trash trash;
    private final ItemViews views;
    private final Downloads downloads;
    private final Machine machine;
    private final Clock clock;

    ItemController(
            Library library,
            Reservations reservations,
            Trash trash,
            ItemViews views,
            Downloads downloads,
            Machine machine,
            Clock clock) {
        this.library = library;
        this.reservations = reservations;
        this.trash = trash;
        this.views = views;
        this.downloads = downloads;
        this.machine = machine;
        this.clock = clock;
    }

    @GetMapping
    ItemList list(
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(defaultValue = "") List<ItemState> state,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) Listing.@Nullable Length length,
            @RequestParam(defaultValue = "DATE") ItemSort sort,
            @RequestParam(defaultValue = "DESC") Direction order,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String after) {
        var cursor = after == null ? null : Cursor.parse(after, sort);
        var page = library.list(new Listing(q, state, tag, length, sort, order, limit, cursor));
        var items = views.of(page.items());
        var next = page.next() == null ? null : page.next().text();
        return new ItemList(
                items, next, reservations.usedBytes(), machine.tenancy().plan().storageBytes());
    }

    @GetMapping("/{id}")
    ItemView get(@PathVariable String id) {
        return views.of(library.get(id));
    }

    @PatchMapping("/{id}")
    ItemView rename(@PathVariable String id, @Valid @RequestBody TitleChange change) {
        return views.of(library.rename(id, change.title().strip()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void throwAway(@PathVariable String id) {
        trash.put(id);
    }

    /** What the library shows of an item before it is opened. */
    @GetMapping("/{id}/storyboard")
    StoryboardView storyboard(@PathVariable String id) {
        return views.storyboardOf(library.get(id))
                .orElseThrow(() -> new Problem(404, "storyboard_unknown", "There is no storyboard of this item."));
    }

    @GetMapping("/{id}/download")
    Download download(@PathVariable String id) {
        var item = library.getStored(id);
        var url = downloads.of(item, DOWNLOAD_LIFE);
        return new Download(url.toString(), item.fileName(), clock.instant().plus(DOWNLOAD_LIFE));
    }
}
