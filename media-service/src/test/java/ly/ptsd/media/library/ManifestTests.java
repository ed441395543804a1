package ly.ptsd.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ManifestTests {

    /** As the first servers wrote it. */
    private static final String OLDEST = """
            {"format":1,"deleted":false,
             "item":{"id":"aaaaaaaaaaaaaaaa","title":"t","fileName":"a.mp4","contentType":"video/mp4","state":"READY",
              "error":null,"sizeBytes":1,"receivedBytes":1,"storedBytes":10,
              "facts":{"durationSeconds":6.0,"width":640,"height":360,"hasVideo":true,"hasAudio":false},
              "renditions":{"360p":{"name":"360p","width":640,"height":360,"framesPerSecond":25.0,"state":"DONE",
               "progress":1.0,"codecs":"avc1.64001e","peakBandwidth":9,"averageBandwidth":8,"video":true,"settled":true}},
              "poster":true,"createdAt":"2026-01-01T00:00:00Z","touchedAt":"2026-01-01T00:00:00Z","deletedAt":null,
              "purged":false,"uploading":false,
              "announcement":{"version":1,"pending":false,"posterPending":false,"acknowledged":true}},
             "segments":{"360p":[{"id":"aaaaaaaaaaaaaaaa/360p/00000.m4s","mediaId":"aaaaaaaaaaaaaaaa","rendition":"360p",
              "name":"00000.m4s","number":0,"seconds":6.0,"bytes":10}]}}""";

    @Test
    void isReadByServersThatKnowMoreOfItemsThanItsWriterDid() {
        var manifest = JsonMapper.shared().readValue(OLDEST, Manifest.class);
        var item = manifest.item();
        assertThat(item.extras()).isEqualTo(Extras.NONE);
        assertThat(item.posterKey().value()).isEqualTo("media/aaaaaaaaaaaaaaaa/poster.jpg");
        assertThat(item.facts().chapters()).isEmpty();
        assertThat(item.renditions().get("360p").keyframes()).isNull();
        assertThat(manifest.segments().get("360p").getFirst().iframe()).isEmpty();
    }
}
