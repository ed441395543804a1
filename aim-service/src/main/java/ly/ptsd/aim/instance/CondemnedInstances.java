package ly.ptsd.aim.instance;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those that are well and will be taken away by the fleet, as it said when it was last asked. */
@Component
public class CondemnedInstances {

    private final JdbcClient jdbc;

    CondemnedInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param events by instance: what is planned for it. Nothing is planned for all others any more */
    @Transactional
    public void replace(Map<InstanceId, String> events) {
        jdbc.sql("DELETE FROM condemned_instance").update();
        events.forEach(
                (instance, event) -> jdbc.sql("INSERT INTO condemned_instance (instance_id, event) VALUES (?, ?)")
                        .params(instance.value(), event)
                        .update());
    }

    public boolean contains(InstanceId instance) {
        return jdbc.sql("SELECT COUNT(*) FROM condemned_instance WHERE instance_id = ?")
                        .param(instance.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
