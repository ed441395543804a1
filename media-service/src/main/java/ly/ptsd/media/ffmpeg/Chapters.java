package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The chapters that the header of a file claims, made sensible: in order, within the file, with titles of one line. */
final class Chapters {

    private static final int MOST = 500;
    private static final int LONGEST_TITLE = 200;
    private static final Pattern NO_WORDS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\u2028\u2029]+");

    private Chapters() {}

    static List<Chapter> of(JsonNode listed, Duration startTime) {
        var chapters = new TreeMap<Duration, Chapter>();
        listed.valueStream().limit(MOST).forEach(chapter -> {
            Duration start =
                    Seconds.parse(chapter.path("start_time").asString("")).minus(startTime);
            Duration begin = start.isNegative() ? Duration.ZERO : start;
            String title = title(chapter.path("tags").path("title").asString(""));
            chapters.putIfAbsent(begin, new Chapter(begin, title));
        });
        return List.copyOf(chapters.values());
    }

    private static String title(String claimed) {
        String line = NO_WORDS.matcher(claimed).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
