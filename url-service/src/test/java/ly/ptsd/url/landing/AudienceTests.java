package ly.ptsd.url.landing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
                "Twitterbot/1.0",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "TelegramBot (like TwitterBot)",
                "WhatsApp/2.23.20.0",
                "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)",
                "Mozilla/5.0 (compatible; Daum/4.1; +http://cs.daum.net/faq/15/4118.html?faqId=28966)",
                "SkypeUriPreview Preview/0.5",
                "Mozilla/5.0 (compatible; Applebot/0.1; +http://www.apple.com/go/applebot)",
                "Mastodon/4.3.0 (http.rb/5.2.0; +https://mastodon.social/)"
            })
    void knowsThoseWhoOnlyPreviewOrIndex(String userAgent) {
        assertThat(Audience.isBot(userAgent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 11.0.0",
                "Mozilla/5.0 (Linux; Android 15; SM-S921N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36 Instagram 350.0",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) NAVER(inapp; search; 1000; 12.5.1)",
                "VLC/3.0.21 LibVLC/3.0.21",
                "curl/8.5.0",
                "Java-http-client/25.0.3"
            })
    void takesEverybodyElseForAPerson(String userAgent) {
        assertThat(Audience.isBot(userAgent)).isFalse();
    }

    @Test
    void takesSomebodyWithoutANameForAPerson() {
        assertThat(Audience.isBot(null)).isFalse();
    }
}
