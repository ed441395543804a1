package ly.ptsd.local.store;

/** A running SQL database, a Redis and a MongoDB, until closed. */
public interface Stores extends AutoCloseable {

    StoreAddresses addresses();

    @Override
    void close();
}
