package ly.ptsd.media.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads SubRip and WebVTT alike: a line with two times, then words until an empty line or the next times. */
final class Cues {

    private static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})";
    private static final Pattern TIMES = Pattern.compile("\\s{0,9}" + TIME + "\\s{1,9}-->\\s{1,9}" + TIME + "(\\s.*)?");
    private static final Pattern SETTING =
            Pattern.compile("(?:vertical|line|position|size|align):[A-Za-z0-9%.,-]{1,20}");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");

    private final List<String> lines;
    private final List<Cue> cues = new ArrayList<>();

    private Cues(List<String> lines) {
        this.lines = lines;
    }

    /** In the order in which they are shown; what is no cue is left out. */
    static List<Cue> of(String file) {
        var reading = new Cues(file.lines().toList());
        reading.read();
        reading.cues.sort(Comparator.comparing(Cue::start));
        return reading.cues;
    }

    private void read() {
        for (int at = 0; at < lines.size(); at++) {
            Matcher times = TIMES.matcher(lines.get(at));
            if (times.matches()) {
                int end = endOfWords(at + 1);
                add(times, String.join("\n", lines.subList(at + 1, end)));
                at = end - 1;
            }
        }
    }

    private int endOfWords(int at) {
        int end = at;
        while (end < lines.size() && !lines.get(end).isBlank() && !isNext(end)) {
            end++;
        }
        return end;
    }

    /** Some files have no empty lines between cues. */
    private boolean isNext(int at) {
        return isTimes(at) || NUMBER.matcher(lines.get(at)).matches() && isTimes(at + 1);
    }

    private boolean isTimes(int at) {
        return at < lines.size() && TIMES.matcher(lines.get(at)).matches();
    }

    private void add(Matcher times, String words) {
        Duration start = time(times, 1);
        Duration end = time(times, 5);
        String text = CueText.of(words);
        if (end.compareTo(start) > 0 && !text.isEmpty()) {
            cues.add(new Cue(start, end, settings(times.group(9)), text));
        }
    }

    private static Duration time(MatchResult times, int group) {
        String hours = times.group(group);
        String fraction = (times.group(group + 3) + "00").substring(0, 3);
        return Duration.ofHours(hours == null ? 0 : Integer.parseInt(hours))
                .plusMinutes(Integer.parseInt(times.group(group + 1)))
                .plusSeconds(Integer.parseInt(times.group(group + 2)))
                .plusMillis(Integer.parseInt(fraction));
    }

    private static String settings(String rest) {
        return rest == null
                ? ""
                : SETTING.matcher(rest).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }
}
