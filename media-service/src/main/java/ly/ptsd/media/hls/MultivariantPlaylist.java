package ly.ptsd.media.hls;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The playlist of an item: what players may choose from. Needs at least one variant or the audio track.
 *
 * @param variants in the order they are to be tried; players start with the first
 * @param iframes for winding, in the same order
 * @param captions to be chosen; each has a name of its own
 */
public record MultivariantPlaylist(
        List<VideoVariant> variants,
        @Nullable AudioTrack audio,
        List<IFrameVariant> iframes,
        List<CaptionTrack> captions) {

    private static final String AUDIO_GROUP = "audio";
    private static final String CAPTION_GROUP = "captions";

    public MultivariantPlaylist {
        variants = List.copyOf(variants);
        iframes = List.copyOf(iframes);
        captions = List.copyOf(captions);
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
        captions.forEach(track -> text.append(mediaTag(track)));
        variants.forEach(variant -> text.append(streamTag(variant)));
        iframes.forEach(variant -> text.append(iframeTag(variant)));
        return text.toString();
    }

    private static String mediaTag(AudioTrack audio) {
        return """
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="%s",NAME="Stereo",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="%s"
                """.formatted(AUDIO_GROUP, audio.uri());
    }

    private static String mediaTag(CaptionTrack track) {
        return """
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="%s",NAME="%s",LANGUAGE="%s",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="%s"
                """.formatted(CAPTION_GROUP, quoted(track.name()), track.language(), track.uri());
    }

    /** What stands between quotation marks holds none, and no end of a line (RFC 8216, 4.2). */
    private static String quoted(String words) {
        return words.replace('"', '\'').replaceAll("\\p{Cntrl}", " ");
    }

    private String audioOnly(AudioTrack audio) {
        return """
                #EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS="%s"%s
                %s
                """.formatted(
                audio.bandwidth().peak(), audio.bandwidth().average(), audio.codecs(), captionGroup(), audio.uri());
    }

    private String captionGroup() {
        return captions.isEmpty() ? "" : ",SUBTITLES=\"" + CAPTION_GROUP + "\"";
    }

    private String streamTag(VideoVariant variant) {
        Optional<AudioTrack> sound = Optional.ofNullable(audio);
        Bandwidth both =
                sound.map(track -> track.bandwidth().plus(variant.bandwidth())).orElse(variant.bandwidth());
        return """
                #EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS="%s%s",RESOLUTION=%dx%d,FRAME-RATE=%s%s%s
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
                        captionGroup(),
                        variant.uri());
    }

    private static String iframeTag(IFrameVariant variant) {
        return """
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,CODECS="%s",RESOLUTION=%dx%d,URI="%s"
                """.formatted(
                        variant.bandwidth().peak(),
                        variant.bandwidth().average(),
                        variant.codecs(),
                        variant.width(),
                        variant.height(),
                        variant.uri());
    }
}
