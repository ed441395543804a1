package ly.ptsd.local.store;

/**
 * Where the stores answer.
 *
 * @param sql a JDBC URL without a database; its scheme tells MariaDB from MySQL
 */
public record StoreAddresses(String sql, String sqlUser, String sqlPassword, String redis, String mongo) {}
