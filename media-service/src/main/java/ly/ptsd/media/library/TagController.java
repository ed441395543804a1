package ly.ptsd.media.library;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The owner's tags. */
@RestController
@RequestMapping("/api/media/{tenantId}/tags")
class TagController {

    record TagList(List<Tags.Counted> tags) {}

    record TagChange(
            @NotNull @Size(min = 1, max = 100) List<@NotNull String> ids,
            @NotNull @Size(max = 20) List<@NotNull String> add,
            @NotNull @Size(max = 20) List<@NotNull String> remove) {}

    record Renaming(@NotNull String name, @NotNull String to) {}

    private final Tags tags;

    TagController(Tags tags) {
        this.tags = tags;
    }

    @GetMapping
    TagList list() {
        return new TagList(tags.all());
    }

    @PostMapping
    Outcome change(@Valid @RequestBody TagChange change) {
        var added = change.add().stream().map(TagName::parse).toList();
        var removed = change.remove().stream().map(TagName::parse).toList();
        return tags.change(change.ids(), added, removed);
    }

    @PatchMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@Valid @RequestBody Renaming renaming) {
        tags.rename(TagName.parse(renaming.name()), TagName.parse(renaming.to()));
    }
}
