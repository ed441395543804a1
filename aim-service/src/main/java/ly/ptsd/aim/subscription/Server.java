package ly.ptsd.aim.subscription;

import java.net.URI;
import ly.ptsd.aim.instance.InstanceId;

/**
 * What serves a tenant.
 *
 * @param generation counts the instances that were to serve the tenant, beginning with 1
 * @param address where the gateway reaches the media server
 */
public record Server(int generation, InstanceId instance, URI address) {

    Server at(URI other) {
        return new Server(generation, instance, other);
    }
}
