package ly.ptsd.media.machine;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/** The instance metadata service, version 2: a session token first, then the documents. */
@Component
class InstanceMetadata {

    private static final String IDENTITY = "/latest/dynamic/instance-identity/";
    private static final String SESSION_SECONDS = "60";

    private final RestClient http;
    private final URI endpoint;
    private final JsonMapper json;

    InstanceMetadata(RestClient http, MachineProperties properties, JsonMapper json) {
        this.http = http;
        this.endpoint = properties.metadataEndpoint();
        this.json = json;
    }

    /** @throws RestClientException when it does not answer */
    InstanceIdentity identity() {
        var session = present(http.put()
                .uri(endpoint + "/latest/api/token")
                .header("X-aws-ec2-metadata-token-ttl-seconds", SESSION_SECONDS)
                .retrieve()
                .body(String.class));
        var document = read(session, "document");
        var instanceId = json.readTree(document).path("instanceId").asString();
        return new InstanceIdentity(instanceId, document, read(session, "signature"));
    }

    private String read(String session, String document) {
        return present(http.get()
                .uri(endpoint + IDENTITY + document)
                .header("X-aws-ec2-metadata-token", session)
                .retrieve()
                .body(String.class));
    }

    private static String present(@Nullable String body) {
        return Optional.ofNullable(body)
                .orElseThrow(() -> new RestClientException("the metadata service answered nothing"));
    }
}
