package ly.ptsd.gateway.tenant;

import java.time.Duration;
import ly.ptsd.gateway.GatewayProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** aim-service, which knows every tenant's address. */
@Component
class AddressDirectory {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebClient aim;

    AddressDirectory(GatewayProperties places) {
        this.aim = WebClient.create(places.aimUrl().toString());
    }

    /** Fails when aim-service cannot say. */
    Mono<Answer> ask(TenantId tenant) {
        return aim.get()
                .uri("/internal/tenants/{tenant}/address", tenant.value())
                .exchangeToMono(AddressDirectory::read)
                .timeout(PATIENCE);
    }

    private static Mono<Answer> read(ClientResponse response) {
        if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return response.releaseBody().thenReturn(new Answer.Unknown());
        }
        if (response.statusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            return response.releaseBody().thenReturn(new Answer.NotReady());
        }
        return response.statusCode().is2xxSuccessful()
                ? response.bodyToMono(Answer.At.class).map(found -> found)
                : response.createError();
    }
}
