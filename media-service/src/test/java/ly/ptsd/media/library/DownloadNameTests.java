package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "film.mp4        | attachment; filename=\"film.mp4\"; filename*=UTF-8''film.mp4",
                "a \"b\"\\c%.mp4 | attachment; filename=\"a _b__c_.mp4\"; filename*=UTF-8''a%20%22b%22%5Cc%25.mp4",
                "바다.mp4         | attachment; filename=\"__.mp4\"; filename*=UTF-8''%EB%B0%94%EB%8B%A4.mp4"
            })
    void namesTheFileForOldAndNewClients(String fileName, String disposition) {
        assertThat(DownloadName.attachment(fileName)).isEqualTo(disposition);
    }
}
