package ly.ptsd.media.caption;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds out in which encoding somebody's text is, which text files do not say. */
final class Letters {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What is in use under the names of the standards: their supersets. */
    private static final Map<String, String> IN_USE = Map.of("EUC-KR", "MS949", "Shift_JIS", "windows-31j");

    private Letters() {}

    /** The text; letters that cannot be read in any encoding come out as the replacement character. */
    static String read(byte[] bytes) {
        String text = unicode(bytes).orElseGet(() -> guessed(bytes));
        return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
    }

    /** Text without zero bytes that is valid UTF-8 is nothing else. */
    private static Optional<String> unicode(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static String guessed(byte[] bytes) {
        var charset = Arrays.stream(new CharsetDetector().setText(bytes).detectAll())
                .flatMap(match -> charset(match.getName()).stream())
                .findFirst()
                .orElse(StandardCharsets.UTF_8);
        return new String(bytes, charset);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(IN_USE.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }
}
