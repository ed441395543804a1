package ly.ptsd.user.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestersTests {

    private final Requesters requesters = new Requesters(new Devices());
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 | Chrome | Windows | DESKTOP",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15 | Safari | Mac OS X | DESKTOP",
                "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0 | Firefox | Linux | DESKTOP",
                "Mozilla/5.0 (Linux; Android 15; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36 | Chrome Mobile | Android | PHONE",
                "Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 | Chrome | Android | TABLET",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1 | Mobile Safari | iOS | PHONE",
                "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1 | Mobile Safari | iOS | TABLET",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | Googlebot | - | OTHER",
                "curl/8.5.0 | curl | - | OTHER",
                "nonsense | - | - | OTHER"
            })
    void readTheDevice(String userAgent, String browser, String os, Device.Kind kind) {
        request.addHeader("User-Agent", userAgent);

        assertThat(requesters.of(request).device()).isEqualTo(new Device(browser, os, kind));
    }

    @Test
    void readNothingFromWhatIsNotThereOrTooLong() {
        assertThat(requesters.of(request).device()).isEqualTo(Device.UNKNOWN);
        request.addHeader("User-Agent", "Firefox/143.0 " + "a".repeat(5000));
        assertThat(requesters.of(request).device()).isEqualTo(Device.UNKNOWN);
    }

    @Test
    void keepNamesAsShortAsTheirColumns() {
        assertThat(new Device("a".repeat(70), "b".repeat(70), Device.Kind.OTHER))
                .isEqualTo(new Device("a".repeat(64), "b".repeat(64), Device.Kind.OTHER));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0",
        "2001:db8:12:34:56:78:9a:bc, 2001:db8:12:34::",
        "::1, 0:0:0:0::",
        "::ffff:203.0.113.77, 203.0.113.0"
    })
    void maskTheAddress(String address, String masked) {
        request.addHeader("X-Forwarded-For", address);

        assertThat(requesters.of(request).address()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.77, 198.51.100.1",
                "localhost",
                "999.0.0.1",
                "1",
                ":::",
                "fe80::1%lo",
                "",
                "203.0.113.77:80"
            })
    void believeNoAddressThatTheGatewayWouldNotSend(String address) {
        request.addHeader("X-Forwarded-For", address);

        assertThat(requesters.of(request).address()).isNull();
    }

    @Test
    void believeNoAddressOfTwo() {
        request.addHeader("X-Forwarded-For", "203.0.113.77");
        request.addHeader("X-Forwarded-For", "198.51.100.1");

        assertThat(requesters.of(request).address()).isNull();
    }
}
