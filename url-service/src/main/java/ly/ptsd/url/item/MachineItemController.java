package ly.ptsd.url.item;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.InputStream;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.access.Machine;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What media servers say about their items. Tenant and owner are those of the token, never of the request. */
@RestController
@RequestMapping("/api/links/machine/items/{mediaId}")
class MachineItemController {

    private final Items items;

    MachineItemController(Items items) {
        this.items = items;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void announce(
            @AuthenticationPrincipal Jwt token,
            @PathVariable @Pattern(regexp = MediaKey.MEDIA) String mediaId,
            @Valid @RequestBody Announcement news) {
        var machine = Machine.of(token);
        items.announce(new MediaKey(machine.tenant(), mediaId), machine.owner(), news);
    }

    @PutMapping(path = "/poster", consumes = MediaType.IMAGE_JPEG_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void poster(
            @AuthenticationPrincipal Jwt token,
            @PathVariable @Pattern(regexp = MediaKey.MEDIA) String mediaId,
            InputStream body)
            throws IOException {
        byte[] picture = body.readNBytes(Jpeg.MAX_BYTES + 1);
        if (picture.length > Jpeg.MAX_BYTES) {
            throw new Problem(413, "body_too_large", "A poster has at most 512 KiB.");
        }
        items.keepPoster(new MediaKey(Machine.of(token).tenant(), mediaId), Jpeg.read(picture));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Jwt token, @PathVariable @Pattern(regexp = MediaKey.MEDIA) String mediaId) {
        var machine = Machine.of(token);
        items.delete(new MediaKey(machine.tenant(), mediaId), machine.owner());
    }
}
