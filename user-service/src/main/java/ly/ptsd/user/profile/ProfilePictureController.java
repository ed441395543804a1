package ly.ptsd.user.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import ly.ptsd.platform.jwt.Caller;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.device.Requesters;
import ly.ptsd.user.picture.Pictures;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own picture. */
@RestController
@RequestMapping(path = "/api/users/me/picture", produces = MediaType.APPLICATION_JSON_VALUE)
class ProfilePictureController {

    private final Profiles profiles;
    private final Pictures pictures;
    private final Requesters requesters;

    ProfilePictureController(Profiles profiles, Pictures pictures, Requesters requesters) {
        this.profiles = profiles;
        this.pictures = pictures;
        this.requesters = requesters;
    }

    @PutMapping(
            consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_GIF_VALUE, "image/webp"})
    ResponseEntity<Me> replace(@AuthenticationPrincipal Jwt token, InputStream body, HttpServletRequest request)
            throws IOException {
        pictures.replace(caller(token), body.readNBytes(Pictures.MOST_BYTES + 1), requesters.of(request));
        return profiles.answer(caller(token));
    }

    @DeleteMapping
    ResponseEntity<Me> remove(@AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        pictures.remove(caller(token), requesters.of(request));
        return profiles.answer(caller(token));
    }

    private static AccountId caller(Jwt token) {
        return new AccountId(Caller.of(token).account());
    }
}
