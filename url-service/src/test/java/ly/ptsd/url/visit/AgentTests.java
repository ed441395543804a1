package ly.ptsd.url.visit;

import static org.assertj.core.api.Assertions.assertThat;

import ly.ptsd.url.visit.Agent.Browser;
import ly.ptsd.url.visit.Agent.Device;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTests {

    private static final String WINDOWS =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ";
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ";
    private static final String ANDROID =
            "Mozilla/5.0 (Linux; Android 14; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@W Chrome/140.0.0.0 Safari/537.36|DESKTOP|CHROME",
                "@W Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0|DESKTOP|EDGE",
                "@W Chrome/134.0.0.0 Whale/4.31.304.16 Safari/537.36|DESKTOP|WHALE",
                "@W Chrome/140.0.0.0 Safari/537.36 OPR/125.0.0.0|DESKTOP|OPERA",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0|DESKTOP|FIREFOX",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36|DESKTOP|CHROME",
                "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1|TABLET|SAFARI",
                "Mozilla/5.0 (Linux; Android 14; SM-X710) Chrome/140.0.0.0 Safari/537.36|TABLET|CHROME",
                "@I Version/18.0 Mobile/15E148 Safari/604.1|PHONE|SAFARI",
                "@I CriOS/140.0.0.0 Mobile/15E148 Safari/604.1|PHONE|CHROME",
                "@I Mobile/15E148 KAKAOTALK 25.1.0|PHONE|KAKAOTALK",
                "@I Mobile/15E148 Instagram 350.0.0.0|PHONE|INSTAGRAM",
                "@I Mobile/15E148 [FBAN/FBIOS;FBAV/450.0]|PHONE|FACEBOOK",
                "@I Mobile/15E148 Safari Line/14.16.0|PHONE|LINE",
                "@I Mobile/15E148 NAVER(inapp; search; 1000; 12.9.2)|PHONE|NAVER",
                "@A Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36;KAKAOTALK 2409020|PHONE|KAKAOTALK",
                "@A SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36|PHONE|SAMSUNG_INTERNET",
                "curl/8.5.0|OTHER|OTHER",
                "''|OTHER|OTHER",
            })
    void tellsDevicesBrowsersAndAppsApart(String userAgent, Device device, Browser browser) {
        var whole = userAgent.replace("@W", WINDOWS).replace("@I", IPHONE).replace("@A", ANDROID);

        assertThat(Agent.of(whole)).isEqualTo(new Agent(device, browser));
    }
}
