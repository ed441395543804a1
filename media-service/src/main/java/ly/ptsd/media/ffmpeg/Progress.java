package ly.ptsd.media.ffmpeg;

import java.time.Duration;

/**
 * Reads what {@code -progress} prints: blocks of {@code key=value}, each ended by {@code progress=…}. One thread reads,
 * another tells.
 */
final class Progress {

    private final double total;
    private final EncodeListener listener;
    private volatile double done;
    private volatile double speed;
    private volatile boolean untold;

    Progress(Duration duration, EncodeListener listener) {
        this.total = Math.max(Seconds.of(duration), 0.001);
        this.listener = listener;
    }

    void accept(String line) {
        String value = line.substring(line.indexOf('=') + 1).strip();
        if (line.startsWith("out_time_us=")) {
            done = Math.max(done, number(value) / 1e6);
        } else if (line.startsWith("speed=")) {
            speed = number(value.replace("x", ""));
        }
        untold |= line.startsWith("progress=");
    }

    /** Tells what the last block said, once. */
    void tellNew() {
        if (untold) {
            untold = false;
            listener.progressed(Math.clamp(done / total, 0, 1), speed);
        }
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
