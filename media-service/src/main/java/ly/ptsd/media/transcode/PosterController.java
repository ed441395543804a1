package ly.ptsd.media.transcode;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The owner's choice of a picture for an item. */
@RestController
@RequestMapping("/api/media/{tenantId}/items/{id}/poster")
class PosterController {

    record FrameChoice(@NotNull @PositiveOrZero Double atSeconds) {}

    private final ChosenPosters posters;

    PosterController(ChosenPosters posters) {
        this.posters = posters;
    }

    /** The body is the picture, whatever its type is said to be. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void picture(@PathVariable String id, InputStream picture) throws IOException {
        posters.choosePicture(id, picture.readNBytes(ChosenPosters.MOST_BYTES + 1));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void frame(@PathVariable String id, @Valid @RequestBody FrameChoice choice) {
        posters.chooseFrame(id, choice.atSeconds());
    }
}
