package ly.ptsd.media.archive;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.storage.StorageFailed;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Many sources as one file. The request's own virtual thread writes it. */
@RestController
@RequestMapping("/api/media/{tenantId}/archives")
class ArchiveController {

    private static final int AT_ONCE = 4;

    /** @param ids absent for everything there is */
    record WantedArchive(@Nullable @Size(min = 1, max = 500) List<@NotNull String> ids) {}

    /**
     * @param url good until then, for whoever has it
     * @param bytes of the sources in it
     */
    record ArchiveView(String url, String fileName, int items, long bytes, Instant expiresAt) {}

    /** It broke off after it had begun. */
    static final class ArchiveBroken extends RuntimeException {
        ArchiveBroken(Throwable cause) {
            super("an archive broke off: " + cause.getMessage(), cause);
        }
    }

    private final Archives archives;
    private final ArchiveWriter writer;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ArchiveController(Archives archives, ArchiveWriter writer) {
        this.archives = archives;
        this.writer = writer;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ArchiveView open(@PathVariable String tenantId, @Valid @RequestBody WantedArchive wanted) {
        var archive = archives.open(wanted.ids());
        var items = archives.itemsOf(archive);
        var name = "ptsdly-" + LocalDate.ofInstant(archive.expiresAt(), ZoneOffset.UTC) + ".zip";
        long bytes = items.stream().mapToLong(Item::sizeBytes).sum();
        return new ArchiveView(
                "/api/media/" + tenantId + "/archives/" + archive.ticket() + "/" + name,
                name,
                items.size(),
                bytes,
                archive.expiresAt());
    }

    /** The name in the address is the browser's. */
    @GetMapping("/{ticket}/{name}")
    void download(@PathVariable String ticket, HttpServletResponse response) throws IOException {
        var items = archives.itemsOf(archives.get(ticket));
        if (!places.tryAcquire()) {
            throw new Problem(503, "archives_too_many", "Others are being downloaded; try again later.");
        }
        try {
            response.setContentType("application/zip");
            response.setHeader("Content-Disposition", "attachment");
            response.setHeader("Cache-Control", "no-store");
            writer.write(items, response.getOutputStream());
        } catch (StorageFailed failure) {
            throw response.isCommitted() ? new ArchiveBroken(failure) : failure;
        } finally {
            places.release();
        }
    }

    /** The connection must break off too: what just ends would look complete. */
    @ExceptionHandler
    void broken(ArchiveBroken broken) {
        throw broken;
    }
}
