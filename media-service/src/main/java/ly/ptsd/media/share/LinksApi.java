package ly.ptsd.media.share;

import ly.ptsd.media.machine.MachineProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The items as the links service keeps them. All calls may be repeated; what is not acknowledged throws. */
@Component
class LinksApi {

    record Told(
            String title,
            @Nullable Double durationSeconds,
            @Nullable Integer width,
            @Nullable Integer height,
            String state,
            long version) {}

    private final RestClient http;
    private final String base;

    LinksApi(RestClient http, MachineProperties properties) {
        this.http = http;
        this.base = properties.links() + "/machine/items/{id}";
    }

    void put(String mediaId, Told item, String machineToken) {
        http.put()
                .uri(base, mediaId)
                .headers(headers -> headers.setBearerAuth(machineToken))
                .contentType(MediaType.APPLICATION_JSON)
                .body(item)
                .retrieve()
                .toBodilessEntity();
    }

    void putPoster(String mediaId, byte[] jpeg, String machineToken) {
        http.put()
                .uri(base + "/poster", mediaId)
                .headers(headers -> headers.setBearerAuth(machineToken))
                .contentType(MediaType.IMAGE_JPEG)
                .body(jpeg)
                .retrieve()
                .toBodilessEntity();
    }

    void delete(String mediaId, String machineToken) {
        http.delete()
                .uri(base, mediaId)
                .headers(headers -> headers.setBearerAuth(machineToken))
                .retrieve()
                .toBodilessEntity();
    }
}
