package ly.ptsd.user;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own on the server that {@code PTSD_TEST_SQL} names. */
public record TestDatabase(DataSource source) {

    public static TestDatabase migrated() {
        var source = new DriverManagerDataSource(freshUrl(), user(), password());
        Flyway.configure().dataSource(source).load().migrate();
        return new TestDatabase(source);
    }

    static Map<String, String> properties() {
        return Map.of(
                "spring.datasource.url", freshUrl(),
                "spring.datasource.username", user(),
                "spring.datasource.password", password());
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    public TransactionOperations transaction() {
        var template = new TransactionTemplate(new DataSourceTransactionManager(source));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }

    /** One whose process is killed when all is written and nothing committed: the database undoes it. */
    public TransactionOperations dyingTransaction() {
        var transaction = transaction();
        return new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return transaction.execute(status -> {
                    action.doInTransaction(status);
                    throw new IllegalStateException("killed");
                });
            }
        };
    }

    private static String freshUrl() {
        var name = "user_" + UUID.randomUUID().toString().replace("-", "");
        return environment("PTSD_TEST_SQL") + "/" + name + "?createDatabaseIfNotExist=true";
    }

    private static String user() {
        return System.getenv().getOrDefault("PTSD_TEST_SQL_USER", "root");
    }

    private static String password() {
        return System.getenv().getOrDefault("PTSD_TEST_SQL_PASSWORD", "");
    }

    static String environment(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    name + " is not set: run ./ptsdly test, or ./ptsdly stores beside the test");
        }
        return value;
    }
}
