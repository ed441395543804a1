package ly.ptsd.url.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;

/** A process that writes numbers into a journal as fast as it can, and says each number after it was kept. */
final class JournalWriter {

    private JournalWriter() {}

    public static void main(String... arguments) {
        var journal = new Journal(Path.of(arguments[0]), 1000, 1 << 30, Clock.systemUTC());
        for (int number = 0;
                journal.append(ByteBuffer.allocate(4).putInt(number).array());
                number++) {
            System.out.println(number);
        }
    }
}
