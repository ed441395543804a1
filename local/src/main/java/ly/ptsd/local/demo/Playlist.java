package ly.ptsd.local.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HLS playlist, as far as a client must read it to fetch media: what it points to, relative to itself. */
record Playlist(URI address, List<URI> renditions, List<URI> segments, double seconds, boolean complete) {

    private static final Pattern URI_ATTRIBUTE = Pattern.compile("URI=\"([^\"]+)\"");

    static Playlist parse(URI address, String text) {
        if (!text.startsWith("#EXTM3U")) {
            throw Problem.told("playlist_invalid", address.getPath());
        }
        var renditions = new ArrayList<URI>();
        var segments = new ArrayList<URI>();
        double seconds = 0;
        String before = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("#EXT-X-MEDIA:") || line.startsWith("#EXT-X-MAP:")) {
                attribute(line)
                        .map(address::resolve)
                        .ifPresent(line.startsWith("#EXT-X-MAP:") ? segments::add : renditions::add);
            } else if (line.startsWith("#EXTINF:")) {
                seconds +=
                        Double.parseDouble(line.substring("#EXTINF:".length()).replaceAll(",.*", ""));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                (before.startsWith("#EXT-X-STREAM-INF:") ? renditions : segments).add(address.resolve(line.strip()));
            }
            before = line.isBlank() ? before : line;
        }
        return new Playlist(
                address, List.copyOf(renditions), List.copyOf(segments), seconds, text.contains("#EXT-X-ENDLIST"));
    }

    private static Optional<String> attribute(String line) {
        Matcher matcher = URI_ATTRIBUTE.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
