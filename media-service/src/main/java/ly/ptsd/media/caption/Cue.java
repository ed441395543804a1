package ly.ptsd.media.caption;

import java.time.Duration;

/**
 * Words that are shown for a time.
 *
 * @param settings where they are shown, as in WebVTT; may be empty
 * @param text WebVTT cue text
 */
record Cue(Duration start, Duration end, String settings, String text) {

    /** As a block of a WebVTT file. */
    String block() {
        String where = settings.isEmpty() ? "" : " " + settings;
        return time(start) + " --> " + time(end) + where + "\n" + text + "\n";
    }

    private static String time(Duration time) {
        return "%02d:%02d:%02d.%03d"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart());
    }
}
