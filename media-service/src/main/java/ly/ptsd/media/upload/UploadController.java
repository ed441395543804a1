package ly.ptsd.media.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import ly.ptsd.media.library.Concatenation;
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

/** tus 1.0: core, creation, creation with the first bytes, termination, checksum, expiration and concatenation. */
@RestController
@RequestMapping("/api/media/{tenantId}/uploads")
class UploadController {

    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String EXTENSIONS =
            "creation,creation-with-upload,termination,checksum,expiration,concatenation";
    private static final String CHUNK = "application/offset+octet-stream";

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
                .header("Tus-Extension", EXTENSIONS)
                .header("Tus-Checksum-Algorithm", Checksum.ALGORITHMS)
                .header("Tus-Max-Size", Long.toString(machine.tenancy().plan().largestUploadBytes()))
                .build();
    }

    @PostMapping
    ResponseEntity<Void> create(
            @RequestHeader(name = LENGTH, required = false) @Nullable String length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata,
            @RequestHeader(name = UploadConcat.HEADER, required = false) @Nullable String concat,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        var wanted = UploadMetadata.parse(metadata);
        var with = UploadConcat.parse(concat, machine.tenancy().tenantId());
        if (with != null && !with.partials().isEmpty()) {
            return createFinal(wanted, with, length, request);
        }
        if (length == null) {
            throw new Problem(400, "upload_length_missing", "Upload-Length says how many bytes will come.");
        }
        var first = CHUNK.equals(request.getContentType()) ? firstBytes(request) : null;
        String id = uploads.create(wanted, number(LENGTH, length), with);
        var reached = first == null ? uploads.progress(id) : uploads.appendFirst(id, first);
        return answer(ResponseEntity.created(address(id)), reached).build();
    }

    private ResponseEntity<Void> createFinal(
            UploadMetadata wanted, Concatenation with, @Nullable String length, HttpServletRequest request)
            throws IOException, InterruptedException {
        if (length != null || request.getContentLengthLong() > 0) {
            throw new Problem(
                    400, "request_invalid", "A final upload has the bytes of its partial ones, and none of its own.");
        }
        String id = uploads.createFinal(wanted, with);
        return answer(ResponseEntity.created(address(id)), uploads.progress(id)).build();
    }

    private URI address(String id) {
        return URI.create("/api/media/" + machine.tenancy().tenantId() + "/uploads/" + id);
    }

    private static Chunk firstBytes(HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        return new Chunk(
                0,
                announced < 0 ? null : announced,
                Checksum.parse(request.getHeader("Upload-Checksum")),
                request.getInputStream());
    }

    /** How far the upload is, and until when it waits to be continued. */
    private static ResponseEntity.HeadersBuilder<?> answer(
            ResponseEntity.HeadersBuilder<?> answer, Uploads.Progress progress) {
        if (progress.expiresAt() != null) {
            answer.header(
                    "Upload-Expires",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            progress.expiresAt().atOffset(ZoneOffset.UTC)));
        }
        if (progress.offset() != null) {
            answer.header(OFFSET, Long.toString(progress.offset()));
        }
        return answer;
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> offset(@PathVariable String id) throws InterruptedException {
        var progress = uploads.progress(id);
        var answer = answer(ResponseEntity.ok(), progress)
                .header(LENGTH, Long.toString(progress.length()))
                .cacheControl(CacheControl.noStore());
        if (progress.concat() != null) {
            answer.header(UploadConcat.HEADER, progress.concat());
        }
        return answer.build();
    }

    @PatchMapping(path = "/{id}", consumes = CHUNK)
    ResponseEntity<Void> append(
            @PathVariable String id,
            @RequestHeader(OFFSET) String offset,
            @RequestHeader(name = "Content-Length", required = false) @Nullable Long announced,
            @RequestHeader(name = "Upload-Checksum", required = false) @Nullable String checksum,
            InputStream body)
            throws IOException, InterruptedException {
        var chunk = new Chunk(number(OFFSET, offset), announced, Checksum.parse(checksum), body);
        return answer(ResponseEntity.noContent(), uploads.append(id, chunk)).build();
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
