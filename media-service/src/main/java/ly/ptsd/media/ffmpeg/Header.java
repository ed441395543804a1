package ly.ptsd.media.ffmpeg;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ffprobe reads at the start of a file: claims, to be checked. */
record Header(String demuxer, Duration startTime, List<HeaderStream> streams, List<Chapter> chapters) {

    /** What {@link #parse} needs, in ffprobe's language. */
    static final String ENTRIES = "format=format_name,start_time"
            + ":stream=index,codec_type,codec_name,profile,width,height,pix_fmt,sample_aspect_ratio,r_frame_rate,"
            + "field_order,color_transfer,channels,sample_rate"
            + ":stream_disposition=attached_pic,default,timed_thumbnails:stream_side_data=rotation"
            + ":stream_tags=language,title:chapter=start_time:chapter_tags=title";

    /** More tracks than anybody has made by hand. */
    private static final int MOST_TEXTS = 30;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Empty when it is no description of a container. */
    static Optional<Header> parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode format = root.path("format");
            List<HeaderStream> streams = StreamSupport.stream(
                            root.path("streams").spliterator(), false)
                    .map(HeaderStream::of)
                    .toList();
            return Input.demuxerOf(format.path("format_name").asString("")).map(demuxer -> of(demuxer, root, streams));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Header of(String demuxer, JsonNode root, List<HeaderStream> streams) {
        Duration startTime =
                Seconds.parse(root.path("format").path("start_time").asString(""));
        return new Header(demuxer, startTime, streams, Chapters.of(root.path("chapters"), startTime));
    }

    /** Real moving pictures, the one meant to be shown first. */
    List<HeaderStream> videos() {
        return preferred(stream -> stream.isVideo() && !stream.isPicture());
    }

    List<HeaderStream> audios() {
        return preferred(HeaderStream::isAudio);
    }

    /** Words as text, not as pictures. */
    List<HeaderStream> texts() {
        return streams.stream().filter(HeaderStream::isText).limit(MOST_TEXTS).toList();
    }

    Optional<HeaderStream> coverArt() {
        return streams.stream()
                .filter(stream -> stream.isVideo() && stream.attachedPicture())
                .findFirst();
    }

    private List<HeaderStream> preferred(Predicate<HeaderStream> kind) {
        return streams.stream()
                .filter(kind)
                .sorted(Comparator.comparing(HeaderStream::preferred).reversed())
                .toList();
    }
}
