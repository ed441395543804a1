package ly.ptsd.platform.jwt;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own on the server that {@code PTSD_TEST_SQL} names, with the table as the services make it. */
final class TestDatabase {

    private TestDatabase() {}

    static JdbcClient withKeyTable() {
        var url = System.getenv("PTSD_TEST_SQL");
        if (url == null) {
            throw new IllegalStateException(
                    "PTSD_TEST_SQL is not set: run ./ptsdly test, or ./ptsdly stores beside the test");
        }
        var name = "jwt_" + UUID.randomUUID().toString().replace("-", "");
        var jdbc = JdbcClient.create(new DriverManagerDataSource(
                url + "/" + name + "?createDatabaseIfNotExist=true",
                System.getenv().getOrDefault("PTSD_TEST_SQL_USER", "root"),
                System.getenv().getOrDefault("PTSD_TEST_SQL_PASSWORD", "")));
        jdbc.sql("""
                CREATE TABLE signing_key (
                  kid         VARCHAR(64) NOT NULL PRIMARY KEY,
                  public_key  BLOB        NOT NULL,
                  private_key BLOB        NOT NULL,
                  created_at  DATETIME(6) NOT NULL
                ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin""").update();
        return jdbc;
    }
}
