package ly.ptsd.media.ffmpeg;

import java.time.Duration;

/** Reads what {@code -progress} prints: blocks of {@code key=value}, each ended by {@code progress=…}. */
final class Progress {

    private final double total;
    private final EncodeListener listener;
    private double done;
    private double speed;

    Progress(Duration duration, EncodeListener listener) {
        this.total = Math.max(Seconds.of(duration), 0.001);
        this.listener = listener;
    }

    /** Takes one line in; true at the end of a block. */
    boolean completes(String line) {
        String value = line.substring(line.indexOf('=') + 1).strip();
        if (line.startsWith("out_time_us=")) {
            done = Math.max(done, number(value) / 1e6);
        } else if (line.startsWith("speed=")) {
            speed = number(value.replace("x", ""));
        }
        return line.startsWith("progress=");
    }

    void tell() {
        listener.progressed(Math.clamp(done / total, 0, 1), speed);
    }

    void finish() {
        listener.progressed(1, speed);
    }

    /** Zero for what ffmpeg does not know yet ({@code N/A}). */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
