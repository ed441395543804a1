package ly.ptsd.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.function.LongConsumer;

/** A tus 1.0 upload in pieces, which goes on where it was after a lost connection. */
final class Upload {

    private static final int PIECE = 8 << 20;
    private static final int TRIES = 5;
    private static final String UPLOAD_OFFSET = "Upload-Offset";
    private static final Set<String> ELSEWHERE = Set.of("upload_offset_mismatch", "upload_locked");

    private final Client client;
    private final Tokens media;
    private final String uploads;

    Upload(Client client, Tokens media, String tenantId) {
        this.client = client;
        this.media = media;
        this.uploads = "/api/media/" + tenantId + "/uploads";
    }

    /**
     * Sends the whole file.
     *
     * @param progress takes the bytes that have arrived
     * @return the id of the media item it becomes
     */
    String send(Path file, LongConsumer progress) {
        String location = create(file);
        send(file, location, 0, progress);
        return id(location);
    }

    /** Sends what is still missing. @return the id of the media item it becomes */
    String resume(Path file, String location) {
        send(file, location, offset(location), _ -> {});
        return id(location);
    }

    private void send(Path file, String location, long from, LongConsumer progress) {
        try (var bytes = FileChannel.open(file)) {
            long offset = from;
            int failures = 0;
            while (offset < bytes.size()) {
                try {
                    offset = patch(location, offset, piece(bytes, offset));
                    failures = 0;
                } catch (UncheckedIOException | Problem stopped) {
                    if (!mayGoOn(stopped) || ++failures == TRIES) {
                        throw stopped;
                    }
                    Client.pause();
                    offset = offset(location);
                }
                progress.accept(offset);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some of a piece may have arrived, whatever the answer: only the server knows where to go on. */
    private static boolean mayGoOn(RuntimeException stopped) {
        return !(stopped instanceof Problem problem) || Client.isPassing(problem) || ELSEWHERE.contains(problem.code());
    }

    /** @return where it is sent to */
    String create(Path file) {
        try {
            return create(file, Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String create(Path file, long length) throws IOException {
        String type = Files.probeContentType(file);
        String metadata = "filename " + base64(String.valueOf(file.getFileName())) + ",filetype "
                + base64(type == null ? "application/octet-stream" : type);
        var created = client.answer(tus(uploads)
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
        return Client.location(created);
    }

    /** Sends one piece, once. @return how far the upload is */
    long patch(String location, long offset, byte[] piece) {
        var answer = client.answerOnce(tus(location)
                .header("Content-Type", "application/offset+octet-stream")
                .header(UPLOAD_OFFSET, Long.toString(offset))
                .method("PATCH", BodyPublishers.ofByteArray(piece)));
        return answer.headers().firstValueAsLong(UPLOAD_OFFSET).orElse(offset + piece.length);
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** How far the upload is, as the server says. */
    long offset(String location) {
        return client.answer(tus(location).method("HEAD", BodyPublishers.noBody()))
                .headers()
                .firstValueAsLong(UPLOAD_OFFSET)
                .orElse(0);
    }

    private HttpRequest.Builder tus(String address) {
        return client.to(address, media.get()).header("Tus-Resumable", "1.0.0");
    }

    private static byte[] piece(FileChannel file, long offset) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(PIECE, file.size() - offset));
        while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) >= 0) {
            // until the piece is complete
        }
        return buffer.array();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
