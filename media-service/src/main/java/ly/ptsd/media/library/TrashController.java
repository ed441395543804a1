package ly.ptsd.media.library;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ly.ptsd.platform.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the owner has thrown away. */
@RestController
@RequestMapping("/api/media/{tenantId}/trash")
class TrashController {

    /** @param goneAt from when on it cannot be brought back */
    record TrashedItem(ItemView item, Instant trashedAt, Instant goneAt) {}

    /** @param usedBytes what it takes of the plan until it is gone */
    record TrashList(List<TrashedItem> items, long usedBytes) {}

    private final Trash trash;
    private final ItemViews views;

    TrashController(Trash trash, ItemViews views) {
        this.trash = trash;
        this.views = views;
    }

    @GetMapping
    TrashList list() {
        var items = trash.items();
        long bytes = items.stream().mapToLong(Item::takenBytes).sum();
        return new TrashList(items.stream().map(this::view).toList(), bytes);
    }

    record Selection(@NotNull @Size(min = 1, max = 100) List<@NotNull String> ids) {}

    /** Moves many items at once. */
    @PostMapping
    Outcome put(@Valid @RequestBody Selection selection) {
        return Outcome.of(selection.ids(), TrashController.whenThere(trash::put));
    }

    /** Brings many items back at once. */
    @PostMapping("/restore")
    Outcome restore(@Valid @RequestBody Selection selection) {
        return Outcome.of(selection.ids(), TrashController.whenThere(trash::restore));
    }

    private static Predicate<String> whenThere(Consumer<String> work) {
        return id -> {
            try {
                work.accept(id);
                return true;
            } catch (Problem refused) {
                if (refused.code().equals("media_unknown")) {
                    return false;
                }
                throw refused;
            }
        };
    }

    @PostMapping("/{id}/restore")
    ItemView restore(@PathVariable String id) {
        return views.of(trash.restore(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        trash.remove(id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void empty() {
        trash.empty();
    }

    private TrashedItem view(Item item) {
        var since = Objects.requireNonNull(item.trashedAt(), "in the trash since");
        return new TrashedItem(views.of(item), since, Trash.goneAt(since));
    }
}
