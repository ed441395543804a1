package ly.ptsd.media.library;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** The {@code Content-Disposition} under which a browser saves the source (RFC 6266, RFC 8187). */
final class DownloadName {

    private DownloadName() {}

    /** An ASCII name for old clients, the true one for all others. */
    static String attachment(String fileName) {
        var ascii = fileName.replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
        var extended = ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
        return "attachment; filename=\"" + ascii + "\"; " + extended.substring(extended.indexOf("filename*="));
    }
}
