package ly.ptsd.media;

import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the database answers, asked with the one command every server of the protocol knows. */
@Component
class DatabaseHealth extends AbstractHealthIndicator {

    private final MongoClient client;

    DatabaseHealth(MongoClient client) {
        super("the database does not answer");
        this.client = client;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        client.getDatabase("admin").runCommand(new Document("ping", 1));
        health.up();
    }
}
