package ly.ptsd.media.caption;

import java.io.IOException;
import java.io.InputStream;
import ly.ptsd.media.library.Caption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The owner's captions of an item. */
@RestController
@RequestMapping("/api/media/{tenantId}/items/{id}/captions")
class CaptionController {

    record CaptionView(String id, String language, String label) {

        static CaptionView of(Caption caption) {
            return new CaptionView(caption.id(), caption.language(), caption.label());
        }
    }

    record CaptionChange(
            @Nullable String language, @Nullable String label) {}

    private final Captions captions;

    CaptionController(Captions captions) {
        this.captions = captions;
    }

    /** The body is the file, whatever its type is said to be. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CaptionView add(
            @PathVariable String id,
            @RequestParam String language,
            @RequestParam(required = false) @Nullable String label,
            InputStream file)
            throws IOException {
        var name = CaptionName.of(language, label);
        return CaptionView.of(captions.add(id, name, file.readNBytes(Captions.MOST_BYTES + 1)));
    }

    @PatchMapping("/{captionId}")
    CaptionView rename(@PathVariable String id, @PathVariable String captionId, @RequestBody CaptionChange change) {
        return CaptionView.of(captions.rename(id, captionId, change.language(), change.label()));
    }

    @DeleteMapping("/{captionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @PathVariable String captionId) {
        captions.remove(id, captionId);
    }
}
