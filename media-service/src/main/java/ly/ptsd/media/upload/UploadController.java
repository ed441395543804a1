package ly.ptsd.media.upload;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** tus 1.0: core, creation, termination and checksum. */
@RestController
@RequestMapping("/api/media/{tenantId}/uploads")
class UploadController {

    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    private final Uploads uploads;
    private final Machine machine;

    UploadController(Uploads uploads, Machine machine) {
        this.uploads = uploads;
        this.machine = machine;
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> capabilities() {
        return ResponseEntity.noContent()
                .header("Tus-Version", TusHeaders.VERSION)
                .header("Tus-Extension", "creation,termination,checksum")
                .header("Tus-Checksum-Algorithm", Checksum.ALGORITHMS)
                .header("Tus-Max-Size", Long.toString(machine.tenancy().plan().largestUploadBytes()))
                .build();
    }

    @PostMapping
    ResponseEntity<Void> create(
            @RequestHeader(name = LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata) {
        if (length == null) {
            throw new Problem(400, "upload_length_missing", "Upload-Length says how many bytes will come.");
        }
        String id = uploads.create(UploadMetadata.parse(metadata), number(LENGTH, length));
        String tenant = machine.tenancy().tenantId();
        return ResponseEntity.created(URI.create("/api/media/" + tenant + "/uploads/" + id))
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> offset(@PathVariable String id) throws InterruptedException {
        var progress = uploads.progress(id);
        return ResponseEntity.ok()
                .header(OFFSET, Long.toString(progress.offset()))
                .header(LENGTH, Long.toString(progress.length()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @PatchMapping(path = "/{id}", consumes = "application/offset+octet-stream")
    ResponseEntity<Void> append(
            @PathVariable String id,
            @RequestHeader(OFFSET) String offset,
            @RequestHeader(name = "Content-Length", required = false) @Nullable Long announced,
            @RequestHeader(name = "Upload-Checksum", required = false) @Nullable String checksum,
            InputStream body)
            throws IOException, InterruptedException {
        var chunk = new Chunk(number(OFFSET, offset), announced, Checksum.parse(checksum), body);
        long reached = uploads.append(id, chunk);
        return ResponseEntity.noContent().header(OFFSET, Long.toString(reached)).build();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> terminate(@PathVariable String id) {
        uploads.terminate(id);
        return ResponseEntity.noContent().build();
    }

    private static long number(String header, String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw new Problem(400, "request_invalid", header + " is a number of bytes.");
        }
        return Long.parseLong(value);
    }
}
