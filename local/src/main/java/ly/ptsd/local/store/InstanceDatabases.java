package ly.ptsd.local.store;

import com.mongodb.client.MongoClients;

/**
 * A MongoDB for every instance, as on a volume of its own: a database of its own of one server. It begins empty, outlives
 * a stop and goes with the instance.
 *
 * @param server where all of them are, without a database
 */
public record InstanceDatabases(String server) {

    private static final String PREFIX = "/media_";

    /** Where an instance finds its own, with {@code {instance}} for its id. */
    public String address() {
        return server + PREFIX + "{instance}";
    }

    public void remove(String instanceId) {
        try (var client = MongoClients.create(server)) {
            client.getDatabase(PREFIX.substring(1) + instanceId).drop();
        }
    }
}
