package ly.ptsd.media.upload;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ly.ptsd.media.library.Concatenation;
import ly.ptsd.media.library.Reservations;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The header {@code Upload-Concat} (tus 1.0, extension concatenation). */
final class UploadConcat {

    static final String HEADER = "Upload-Concat";

    private static final String FINAL = "final;";
    private static final int MOST = 100;
    private static final Pattern UPLOAD = Pattern.compile("/api/media/([^/]+)/uploads/([a-z2-7]{16})");

    private UploadConcat() {}

    /**
     * What the client wants to put together, absent when nothing.
     *
     * @throws Problem request_invalid when the header cannot be read, upload_unknown for another tenant's uploads
     */
    static @Nullable Concatenation parse(@Nullable String header, String tenantId) {
        if (header == null) {
            return null;
        }
        if (header.equals(Concatenation.PARTIAL.header())) {
            return Concatenation.PARTIAL;
        }
        if (!header.startsWith(FINAL)) {
            throw invalid("Upload-Concat is \"partial\", or \"final;\" and the addresses of partial uploads.");
        }
        var addresses = header.substring(FINAL.length()).strip().split(" +");
        var ids = Stream.of(addresses)
                .limit(MOST + 1)
                .map(address -> id(address, tenantId))
                .toList();
        check(ids);
        return new Concatenation(header, ids);
    }

    private static String id(String address, String tenantId) {
        var upload = UPLOAD.matcher(path(address));
        if (!upload.matches()) {
            throw invalid("Upload-Concat names what is no address of an upload.");
        }
        if (!upload.group(1).equals(tenantId)) {
            throw Reservations.unknown();
        }
        return upload.group(2);
    }

    /** Absolute or not: whose uploads are meant is clear. */
    private static String path(String address) {
        try {
            var path = URI.create(address).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static void check(List<String> ids) {
        if (ids.size() > MOST || ids.stream().distinct().count() < ids.size()) {
            throw invalid("Up to " + MOST + " partial uploads are put together, each of them once.");
        }
    }

    private static Problem invalid(String detail) {
        return new Problem(400, "request_invalid", detail);
    }
}
