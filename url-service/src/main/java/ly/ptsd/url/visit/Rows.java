package ly.ptsd.url.visit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many rows in one statement, which any driver sends in one message. */
final class Rows {

    private static final int MOST = 500;

    private Rows() {}

    /** @param tail what follows the rows, such as {@code ON DUPLICATE KEY UPDATE …} */
    static void insert(JdbcClient jdbc, String head, List<Object[]> rows, String tail) {
        for (int from = 0; from < rows.size(); from += MOST) {
            var some = rows.subList(from, Math.min(rows.size(), from + MOST));
            var places = "(" + String.join(", ", Collections.nCopies(some.getFirst().length, "?")) + ")";
            jdbc.sql(head + " VALUES " + String.join(", ", Collections.nCopies(some.size(), places)) + " " + tail)
                    .params(some.stream().flatMap(Arrays::stream).toList())
                    .update();
        }
    }
}
