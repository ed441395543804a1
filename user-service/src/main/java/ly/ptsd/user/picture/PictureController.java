package ly.ptsd.user.picture;

import java.time.Duration;
import ly.ptsd.platform.problem.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows pictures to everybody who has their address. */
@RestController
class PictureController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final PictureStore store;

    PictureController(PictureStore store) {
        this.store = store;
    }

    @GetMapping("/api/users/pictures/{id}")
    ResponseEntity<byte[]> picture(@PathVariable String id) {
        var jpeg = PictureId.parse(id)
                .flatMap(store::find)
                .orElseThrow(() -> new Problem(404, "not_found", "There is no such picture."));
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.IMAGE_JPEG)
                .body(jpeg);
    }
}
