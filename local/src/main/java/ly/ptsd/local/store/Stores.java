package ly.ptsd.local.store;

/** A running SQL database, a Redis and a MongoDB, until closed. */
public interface Stores extends AutoCloseable {

    /** The option of MySQL and of MariaDB: room for the tests of several services at a time. */
    String MAX_CONNECTIONS_OPTION = "--max-connections=500";

    StoreAddresses addresses();

    @Override
    void close();
}
