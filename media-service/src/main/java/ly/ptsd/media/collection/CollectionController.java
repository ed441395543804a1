package ly.ptsd.media.collection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import ly.ptsd.media.library.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The owner's collections. */
@RestController
@RequestMapping("/api/media/{tenantId}/collections")
class CollectionController {

    record CollectionList(List<CollectionViews.CollectionSummary> collections) {}

    /** @param items which are put into it at once, in this order */
    record NewCollection(
            @NotBlank @Size(max = 100) String title,
            @Nullable @Size(max = 100) List<@NotNull String> items) {}

    record CollectionTitle(@NotBlank @Size(max = 100) String title) {}

    record AddedItems(@NotNull @Size(min = 1, max = 100) List<@NotNull String> ids) {}

    /** @param before which item it is to stand, absent for the end */
    record Place(@Nullable String before) {}

    private final ItemCollections collections;
    private final CollectionViews views;

    CollectionController(ItemCollections collections, CollectionViews views) {
        this.collections = collections;
        this.views = views;
    }

    @GetMapping
    CollectionList list() {
        return new CollectionList(views.of(collections.all()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CollectionViews.CollectionDetail make(@Valid @RequestBody NewCollection wanted) {
        var items = wanted.items() == null ? List.<String>of() : wanted.items();
        return views.of(collections.make(wanted.title().strip(), items));
    }

    @GetMapping("/{id}")
    CollectionViews.CollectionDetail get(@PathVariable String id) {
        return views.of(collections.get(id));
    }

    @PatchMapping("/{id}")
    CollectionViews.CollectionDetail rename(@PathVariable String id, @Valid @RequestBody CollectionTitle change) {
        return views.of(collections.rename(id, change.title().strip()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        collections.remove(id);
    }

    @PostMapping("/{id}/items")
    Outcome add(@PathVariable String id, @Valid @RequestBody AddedItems added) {
        return collections.add(id, added.ids());
    }

    @PutMapping("/{id}/items/{mediaId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void place(@PathVariable String id, @PathVariable String mediaId, @RequestBody Place place) {
        collections.place(id, mediaId, place.before());
    }

    @DeleteMapping("/{id}/items/{mediaId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOut(@PathVariable String id, @PathVariable String mediaId) {
        collections.takeOut(id, mediaId);
    }
}
