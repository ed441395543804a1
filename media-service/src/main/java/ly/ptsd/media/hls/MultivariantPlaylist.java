package ly.ptsd.media.hls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The playlist of an item: what players may choose from. Needs at least one variant or the audio track.
 *
 * @param variants in the order they are to be tried; players start with the first
 */
public record MultivariantPlaylist(
        List<VideoVariant> variants, @Nullable AudioTrack audio) {

    private static final String AUDIO_GROUP = "audio";

    public MultivariantPlaylist {
        variants = List.copyOf(variants);
        if (variants.isEmpty() && audio == null) {
            throw new IllegalArgumentException("nothing to play");
        }
    }

    /** The playlist as players read it. */
    public String text() {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (audio != null && variants.isEmpty()) {
            text.append(audioOnly(audio));
        } else if (audio != null) {
            text.append(mediaTag(audio));
        }
        variants.forEach(variant -> text.append(streamTag(variant)));
        return text.toString();
    }

    private static String mediaTag(AudioTrack audio) {
        return """
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="%s",NAME="Stereo",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="%s"
                """.formatted(AUDIO_GROUP, audio.uri());
    }

    private static String audioOnly(AudioTrack audio) {
        return """
                #EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS="%s"
                %s
                """.formatted(audio.bandwidth().peak(), audio.bandwidth().average(), audio.codecs(), audio.uri());
    }

    private String streamTag(VideoVariant variant) {
        Optional<AudioTrack> sound = Optional.ofNullable(audio);
        Bandwidth both =
                sound.map(track -> track.bandwidth().plus(variant.bandwidth())).orElse(variant.bandwidth());
        return """
                #EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS="%s%s",RESOLUTION=%dx%d,FRAME-RATE=%s%s
                %s
                """.formatted(
                        both.peak(),
                        both.average(),
                        variant.codecs(),
                        sound.map(track -> "," + track.codecs()).orElse(""),
                        variant.width(),
                        variant.height(),
                        String.format(Locale.ROOT, "%.3f", variant.framesPerSecond()),
                        sound.map(_ -> ",AUDIO=\"" + AUDIO_GROUP + "\"").orElse(""),
                        variant.uri());
    }
}
