package ly.ptsd.media.ffmpeg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Times as ffmpeg prints and takes them: decimal seconds with microseconds. */
final class Seconds {

    private Seconds() {}

    /** Zero when there is no number, such as {@code N/A}. */
    static Duration parse(String text) {
        return isKnown(text) ? Duration.ofNanos(nanos(text)) : Duration.ZERO;
    }

    static boolean isKnown(String text) {
        return !text.isEmpty() && (Character.isDigit(text.charAt(text.length() - 1)));
    }

    static String print(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos())
                .movePointLeft(9)
                .setScale(6, RoundingMode.HALF_UP)
                .toPlainString();
    }

    static double of(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static long nanos(String text) {
        try {
            return new BigDecimal(text)
                    .movePointRight(9)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            return 0;
        }
    }
}
