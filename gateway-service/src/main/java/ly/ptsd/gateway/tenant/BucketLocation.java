package ly.ptsd.gateway.tenant;

import java.net.URI;

/** Tells whether an address lies in a tenant's own bucket, whose name ends with the tenant's id. */
final class BucketLocation {

    private static final String ANY_BUCKET = "*.";

    private final boolean bucketInHost;
    private final URI origin;

    /** @param origin as in {@code ptsd.gateway.bucket-origin} */
    BucketLocation(String origin) {
        this.bucketInHost = origin.contains("//" + ANY_BUCKET);
        this.origin = URI.create(origin.replace(ANY_BUCKET, ""));
    }

    boolean belongsTo(TenantId tenant, URI location) {
        if (location.getHost() == null
                || location.getUserInfo() != null
                || !origin.getScheme().equalsIgnoreCase(location.getScheme())
                || origin.getPort() != location.getPort()) {
            return false;
        }
        var ending = "-" + tenant.value();
        if (bucketInHost) {
            return location.getHost().endsWith(ending + "." + origin.getHost());
        }
        var path = String.valueOf(location.getRawPath());
        var bucket = path.substring(Math.min(1, path.length())).split("/", 2)[0];
        return location.getHost().equals(origin.getHost()) && bucket.endsWith(ending);
    }
}
