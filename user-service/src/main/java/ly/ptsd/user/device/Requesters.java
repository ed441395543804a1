package ly.ptsd.user.device;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Reads from a request who is at its other end. */
@Component
public class Requesters {

    private final Devices devices;

    Requesters(Devices devices) {
        this.devices = devices;
    }

    public Requester of(HttpServletRequest request) {
        return new Requester(
                devices.of(request.getHeader(HttpHeaders.USER_AGENT)),
                MaskedAddress.of(Collections.list(request.getHeaders("X-Forwarded-For")))
                        .orElse(null));
    }
}
