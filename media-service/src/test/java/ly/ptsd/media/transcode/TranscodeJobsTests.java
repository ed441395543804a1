package ly.ptsd.media.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ly.ptsd.media.MediaServerTest;
import ly.ptsd.media.Until;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TranscodeJobsTests extends MediaServerTest {

    private static final String NOBODYS = "aaaabbbbccccdddd";

    @Autowired
    private TranscodeJobs jobs;

    @Autowired
    private Transcoding transcoding;

    @Test
    void aJobIsLeftAloneUntilItsItemIsAccepted() {
        jobs.add(NOBODYS, null, 720, Duration.ofDays(365));
        assertThat(jobs.claim("anybody")).isEmpty();

        transcoding.begin(NOBODYS);

        Until.holds(() -> !jobs.exists(NOBODYS));
    }
}
