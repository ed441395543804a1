package ly.ptsd.media.play;

import ly.ptsd.media.machine.Machine;
import ly.ptsd.media.machine.MachineProperties;
import ly.ptsd.platform.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the links service says about grants and running sessions. */
@Component
class LinksClient {

    /**
     * @param password the version of the link's password that the viewer knew
     * @param download whether the source is wanted, and not to watch
     */
    record Redemption(String link, String media, String viewer, int password, boolean download) {}

    /** @param stretches which twentieths of the item were delivered in the session, as bits */
    record Renewal(String session, String link, String media, String viewer, double secondsDelivered, int stretches) {}

    private final RestClient http;
    private final Machine machine;
    private final String base;
    private final JsonMapper json;

    LinksClient(RestClient http, Machine machine, MachineProperties properties, JsonMapper json) {
        this.http = http;
        this.machine = machine;
        this.base = properties.links() + "/machine";
        this.json = json;
    }

    /** Uses the grant up. @throws Problem what the links service says, such as grant_used; server_unreachable */
    void redeem(String grantId, Redemption redemption) {
        try {
            post("/grants/{id}/redeem", redemption, grantId);
        } catch (RestClientResponseException refused) {
            throw asProblem(refused);
        } catch (RestClientException unanswered) {
            throw unreachable();
        }
    }

    /** @return false when the links service says that the session must end; anything else lets it go on */
    boolean renew(Renewal renewal) {
        try {
            post("/renewals", renewal);
            return true;
        } catch (RestClientResponseException answer) {
            int status = answer.getStatusCode().value();
            return !((status == 403 || status == 410) && "link_unknown".equals(code(answer)));
        } catch (RestClientException | Problem unreachable) {
            return true;
        }
    }

    private void post(String path, Object body, Object... variables) {
        String token = machine.token().orElseThrow(LinksClient::unreachable);
        http.post()
                .uri(base + path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    /** Only what concerns the grant is passed on; the rest is between the servers. */
    private Problem asProblem(RestClientResponseException refused) {
        int status = refused.getStatusCode().value();
        return switch (status) {
            case 409 -> new Problem(409, "grant_used", "This grant was used before.");
            case 403, 404, 410 ->
                "link_used_up".equals(code(refused))
                        ? new Problem(410, "link_used_up", "As many people have watched this link as may.")
                        : new Problem(
                                status == 403 ? 404 : status, "link_unknown", "This link does not open anything.");
            default -> unreachable();
        };
    }

    private String code(RestClientResponseException answer) {
        try {
            return json.readTree(answer.getResponseBodyAsByteArray())
                    .path("code")
                    .asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    private static Problem unreachable() {
        return new Problem(503, "server_unreachable", "The links service does not answer.");
    }
}
