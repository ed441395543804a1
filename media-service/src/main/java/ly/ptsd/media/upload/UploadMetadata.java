package ly.ptsd.media.upload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import ly.ptsd.media.library.Reservations;
import ly.ptsd.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What the client says of the file it is about to send; believed for display only. */
record UploadMetadata(String fileName, String contentType, String title) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TITLE = 200;
    private static final String MEDIA_TYPE = "[a-zA-Z0-9!#$&^_.+-]{1,64}/[a-zA-Z0-9!#$&^_.+-]{1,64}";

    /** @throws Problem request_invalid when the header cannot be read */
    static UploadMetadata parse(@Nullable String header) {
        Map<String, String> values = header == null ? Map.of() : values(header);
        String fileName = lastSegment(printable(values.getOrDefault("filename", "")));
        String named = cut(fileName.isBlank() ? "upload" : fileName, LONGEST_NAME);
        String title = printable(values.getOrDefault("title", ""));
        String type = values.getOrDefault("filetype", "");
        return new UploadMetadata(
                named,
                type.matches(MEDIA_TYPE) ? type : "application/octet-stream",
                cut(title.isBlank() ? withoutExtension(named) : title, LONGEST_TITLE));
    }

    Reservations.Name name() {
        return new Reservations.Name(title, fileName, contentType);
    }

    private static Map<String, String> values(String header) {
        Map<String, String> values = new HashMap<>();
        for (String pair : header.split(",")) {
            String[] parts = pair.strip().split(" +");
            values.put(parts[0], parts.length > 1 ? decode(parts[1]) : "");
        }
        return values;
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Problem(400, "request_invalid", "Upload-Metadata holds keys and values in base64.");
        }
    }

    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static String lastSegment(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String cut(String value, int longest) {
        return value.codePointCount(0, value.length()) <= longest
                ? value
                : value.substring(0, value.offsetByCodePoints(0, longest));
    }
}
