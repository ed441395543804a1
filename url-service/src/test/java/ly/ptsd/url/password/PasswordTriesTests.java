package ly.ptsd.url.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import ly.ptsd.url.RunningService;
import ly.ptsd.url.link.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

class PasswordTriesTests extends RunningService {

    @Autowired
    private PasswordTries tries;

    private final Slug slug = anySlug();

    @Test
    void manyAtOnceAreGivenNoMoreThanOneAfterTheOther() {
        var given = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int count = 0; count < 50; count++) {
                threads.execute(() -> {
                    if (isGiven("192.0.2.1")) {
                        given.incrementAndGet();
                    }
                });
            }
        }

        assertThat(given).hasValue(PasswordTries.FROM_ONE_NETWORK);
    }

    @Test
    void manyNetworksTogetherAreSlowedDownAndNobodyIsLockedOut() {
        for (int network = 0; network < PasswordTries.FROM_ANYWHERE / PasswordTries.FROM_ONE_NETWORK; network++) {
            for (int count = 0; count < PasswordTries.FROM_ONE_NETWORK; count++) {
                assertThat(isGiven("192.0.2." + network)).isTrue();
            }
        }

        for (int friend = 0; friend < 10; friend++) {
            assertThat(isGiven("198.51.100." + friend)).isTrue();
            assertThat(isGiven("198.51.100." + friend)).isFalse();
        }
    }

    @Test
    void theTriesAtOneLinkCountForNoOther() {
        for (int count = 0; count < PasswordTries.FROM_ONE_NETWORK; count++) {
            isGiven("192.0.2.1");
        }

        assertThat(isGiven("192.0.2.1")).isFalse();
        assertThat(tries.take(anySlug(), from("192.0.2.1"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8:1:2::3, 2001:db8:1:ffff:1::9, true",
        "2001:db8:1::3, 2001:db8:2::3, false",
        "nobody, example.com, true"
    })
    void aNetworkIsAnAddressOrWhatACustomerIsGiven(String one, String other, boolean same) {
        assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
    }

    private boolean isGiven(String address) {
        return tries.take(slug, from(address)).isZero();
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.addHeader("X-Forwarded-For", address);
        return request;
    }

    private static Slug anySlug() {
        return new Slug(new SecureRandom()
                .ints(11, 0, 8)
                .mapToObj(index -> "abcdefgh".substring(index, index + 1))
                .collect(Collectors.joining()));
    }
}
