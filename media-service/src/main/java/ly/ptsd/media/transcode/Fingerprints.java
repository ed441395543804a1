package ly.ptsd.media.transcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.ItemExtras;
import ly.ptsd.media.library.Library;
import org.springframework.stereotype.Component;

/** Takes the SHA-256 of a source, once, by which the same file is known again. */
@Component
class Fingerprints {

    private final Library library;
    private final ItemExtras extras;

    Fingerprints(Library library, ItemExtras extras) {
        this.library = library;
        this.extras = extras;
    }

    void takeIfMissing(Item item, Path input) throws IOException {
        boolean missing = library.findKept(item.id())
                .filter(now -> now.extras().origin() == null)
                .isPresent();
        if (missing) {
            extras.fingerprinted(item.id(), sha256(input));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
