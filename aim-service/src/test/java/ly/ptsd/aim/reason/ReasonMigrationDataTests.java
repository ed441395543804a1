package ly.ptsd.aim.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import ly.ptsd.aim.sql.Columns;
import ly.ptsd.aim.testbed.Stores;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was said in sentences, before there were codes. */
class ReasonMigrationDataTests {

    private static final UUID SUBSCRIPTION = UUID.randomUUID();

    private final String database = "aim_m" + ThreadLocalRandom.current().nextInt(1_000_000);
    private final DataSource source =
            new DriverManagerDataSource(Stores.sql(database), Stores.sqlUser(), Stores.sqlPassword());
    private final JdbcClient jdbc = JdbcClient.create(source);

    @BeforeEach
    void beforeThereWereCodes() {
        migrateTo("16");
        jdbc.sql("""
                INSERT INTO subscription (id, account_id, tenant_id, plan_id, created_at, changed_at, bucket, state,
                  generation, failure_reason, failed_at, version)
                VALUES (?, ?, 'abcdefghijkl', 'basic', NOW(6), NOW(6), 'ptsd-test-abcdefghijkl', 'FAILED', 1,
                  'The server did not start in time.', NOW(6), 3)""")
                .params(Columns.of(SUBSCRIPTION), Columns.of(UUID.randomUUID()))
                .update();
    }

    @AfterEach
    void drop() {
        jdbc.sql("DROP DATABASE " + database).update();
    }

    @Test
    void turnsSentencesIntoCodesAndKeepsOtherWordsBesideThem() {
        step("BUCKET", null);
        step("INSTANCE", "There is no free server of this kind right now. We keep trying.");
        step("BOOT", "UnauthorizedOperation");
        history("The server went away while it was stopped.");
        history("Paid at last.");
        launch(1, "REFUSED", "VcpuLimitExceeded");
        launch(2, "REFUSED", "UnauthorizedOperation");
        launch(3, "ENDED", "Another server took its place.");
        launch(4, "RUNNING", null);

        migrateTo("17");

        assertThat(all("SELECT failure_reason FROM subscription")).containsExactly("boot_late");
        assertThat(all("SELECT CONCAT_WS(' ', reason, detail) FROM subscription_step ORDER BY name"))
                .containsExactly("", "no_capacity", "unknown UnauthorizedOperation");
        assertThat(all("SELECT CONCAT_WS(' ', reason, detail) FROM subscription_history ORDER BY id"))
                .containsExactly("server_gone", "Paid at last.");
        assertThat(all("SELECT CONCAT_WS(' ', reason, detail) FROM launch ORDER BY attempt"))
                .containsExactly(
                        "no_capacity VcpuLimitExceeded", "launch_refused UnauthorizedOperation", "server_replaced", "");
    }

    private void migrateTo(String version) {
        Flyway.configure().dataSource(source).target(version).load().migrate();
    }

    private Iterable<String> all(String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    private void step(String name, String reason) {
        jdbc.sql("INSERT INTO subscription_step (subscription_id, name, state, reason) VALUES (?, ?, 'RUNNING', ?)")
                .params(Columns.of(SUBSCRIPTION), name, reason)
                .update();
    }

    private void history(String reason) {
        jdbc.sql("""
                INSERT INTO subscription_history (subscription_id, at, to_state, cause, actor, reason)
                VALUES (?, NOW(6), 'STOPPED', 'stopped', 'PLATFORM', ?)""").params(Columns.of(SUBSCRIPTION), reason).update();
    }

    private void launch(int attempt, String state, String reason) {
        jdbc.sql("""
                INSERT INTO launch (tenant_id, generation, attempt, client_token, launch_order, state, intended_at, reason,
                  version)
                VALUES ('abcdefghijkl', 1, ?, ?, '{}', ?, NOW(6), ?, 1)""")
                .params(attempt, UUID.randomUUID().toString(), state, reason)
                .update();
    }
}
