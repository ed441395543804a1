package ly.ptsd.media.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The machines' API of the platform. All calls throw a {@link RestClientException} when refused or unanswered. */
@Component
class ControlPlane {

    record BootRequest(
            String bootToken,
            String identityDocument,
            String identitySignature,
            Map<String, Object> publicKey,
            String certificateRequest) {}

    record TokenRequest(
            String instanceId, String assertion, @Nullable String certificateRequest) {}

    record Health(
            String version,
            long diskFreeBytes,
            double load,
            int runningJobs,
            long storedBytes,
            long largestUploadBytes,
            int maxHeight,
            long upSeconds) {}

    private final RestClient http;
    private final String base;

    ControlPlane(RestClient http, MachineProperties properties) {
        this.http = http;
        this.base = properties.machines();
    }

    /**
     * What the control plane makes of this server.
     *
     * @param alone no earlier server of the tenant is left
     */
    record Answer(Standing standing, boolean alone) {

        /** Of a control plane that does not say. */
        static final Answer SERVING = new Answer(Standing.SERVING, true);
    }

    Admission boot(BootRequest request) {
        return admission("/boot", request);
    }

    Admission token(TokenRequest request) {
        return admission("/token", request);
    }

    Answer report(Health health, String machineToken) {
        var answer = http.post()
                .uri(base + "/health")
                .headers(headers -> headers.setBearerAuth(machineToken))
                .contentType(MediaType.APPLICATION_JSON)
                .body(health)
                .retrieve()
                .body(Answer.class);
        return answer == null ? Answer.SERVING : answer;
    }

    private Admission admission(String path, Object request) {
        var admission = http.post()
                .uri(base + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(request)
                .retrieve()
                .body(Admission.class);
        if (admission == null) {
            throw new RestClientException("the control plane answered nothing");
        }
        return admission;
    }
}
