package ly.ptsd.user.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.threeten.extra.MutableClock;

class ProviderDiscoveryTests {

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final AtomicInteger asked = new AtomicInteger();
    private boolean down;

    private final ProviderDiscovery discovery = new ProviderDiscovery(this::discover, clock);

    @Test
    void asksOnlyWhenItIsNeededAndThenOncePerHour() {
        assertThat(asked).hasValue(0);
        discovery.registration();
        clock.add(ProviderDiscovery.FRESH.minusSeconds(1));
        discovery.registration();
        assertThat(asked).hasValue(1);

        clock.add(ProviderDiscovery.PAUSE);
        discovery.registration();
        assertThat(asked).hasValue(2);
    }

    @Test
    void refusesAtOnceForAWhileAfterAFailureAndThenAsksAgain() {
        down = true;
        refuses();
        clock.add(ProviderDiscovery.PAUSE.minusSeconds(1));
        refuses();
        assertThat(asked).hasValue(1);

        down = false;
        clock.add(ProviderDiscovery.PAUSE);
        assertThat(discovery.registration()).isNotNull();
    }

    @Test
    void goesOnWithWhatItKnowsWhileTheProviderIsDown() {
        var known = discovery.registration();
        down = true;
        clock.add(ProviderDiscovery.FRESH);

        assertThat(discovery.registration()).isSameAs(known);
    }

    private void refuses() {
        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .isThrownBy(discovery::registration)
                .satisfies(
                        refusal -> assertThat(refusal.getError().getErrorCode()).isEqualTo("temporarily_unavailable"));
    }

    private ClientRegistration discover() {
        asked.incrementAndGet();
        if (down) {
            throw new IllegalStateException("down");
        }
        return ClientRegistration.withRegistrationId("google")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientId("id")
                .redirectUri("https://ptsd.example/login/oauth2/code/google")
                .authorizationUri("https://google.example/authorize")
                .tokenUri("https://google.example/token")
                .build();
    }
}
