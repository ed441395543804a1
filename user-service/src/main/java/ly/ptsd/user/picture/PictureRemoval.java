package ly.ptsd.user.picture;

import static ly.ptsd.user.database.Columns.utc;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes the objects that are nobody's picture: replaced ones, and those of uploads that were cut short. */
@Component
class PictureRemoval {

    static final String TASK = "remove-pictures";
    static final TaskInstanceId INSTANCE = TaskInstanceId.of(TASK, "recurring");

    private static final Logger log = LoggerFactory.getLogger(PictureRemoval.class);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final PictureStore store;
    private final Clock clock;

    PictureRemoval(JdbcClient jdbc, PictureStore store, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
    }

    /** First the object, then its row: cut short in between, the next time does both again. */
    void removeDue() {
        List<PictureId> due;
        do {
            due = jdbc.sql("SELECT id FROM picture WHERE remove_at <= ? ORDER BY remove_at LIMIT " + BATCH)
                    .param(utc(clock.instant()))
                    .query((row, number) -> new PictureId(row.getString("id")))
                    .list();
            due.forEach(this::remove);
        } while (due.size() == BATCH);
    }

    private void remove(PictureId id) {
        store.remove(id);
        jdbc.sql("DELETE FROM picture WHERE id = ?").param(id.value()).update();
        log.info("picture removed id={}", id);
    }
}
