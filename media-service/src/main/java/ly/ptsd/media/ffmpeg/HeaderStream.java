package ly.ptsd.media.ffmpeg;

import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One stream as the header of the file describes it. */
record HeaderStream(
        int index,
        String type,
        String codec,
        String profile,
        int width,
        int height,
        double sampleAspectRatio,
        String pixelFormat,
        String fieldOrder,
        String transfer,
        int rotation,
        double frameRate,
        int channels,
        int sampleRate,
        boolean preferred,
        boolean attachedPicture,
        boolean thumbnails,
        String language,
        String title) {

    private static final Set<String> NAMELESS = Set.of("", "none", "unknown");
    private static final Set<String> TEXTS =
            Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text", "microdvd", "subviewer");
    private static final Set<String> INTERLACED = Set.of("tt", "bb", "tb", "bt");

    /** Beyond this a sample aspect ratio is a mistake, not a shape. */
    private static final double WIDEST_SAMPLE = 4;

    static HeaderStream of(JsonNode stream) {
        JsonNode disposition = stream.path("disposition");
        return new HeaderStream(
                stream.path("index").asInt(-1),
                text(stream, "codec_type"),
                text(stream, "codec_name"),
                text(stream, "profile"),
                stream.path("width").asInt(0),
                stream.path("height").asInt(0),
                sampleAspectRatio(text(stream, "sample_aspect_ratio")),
                text(stream, "pix_fmt"),
                text(stream, "field_order"),
                text(stream, "color_transfer"),
                clockwise(stream.path("side_data_list")),
                ratio(text(stream, "r_frame_rate"), "/"),
                stream.path("channels").asInt(0),
                stream.path("sample_rate").asInt(0),
                disposition.path("default").asInt(0) == 1,
                disposition.path("attached_pic").asInt(0) == 1,
                disposition.path("timed_thumbnails").asInt(0) == 1,
                text(stream.path("tags"), "language"),
                text(stream.path("tags"), "title"));
    }

    boolean isVideo() {
        return type.equals("video");
    }

    boolean isAudio() {
        return type.equals("audio");
    }

    boolean isText() {
        return type.equals("subtitle") && TEXTS.contains(codec);
    }

    /** Cover art and seek thumbnails are no moving pictures. */
    boolean isPicture() {
        return attachedPicture || thumbnails;
    }

    boolean hasKnownCodec() {
        return !NAMELESS.contains(codec);
    }

    boolean interlaced() {
        return INTERLACED.contains(fieldOrder);
    }

    boolean lying() {
        return rotation % 180 != 0;
    }

    int displayWidth() {
        return lying() ? height : shownWidth();
    }

    int displayHeight() {
        return lying() ? shownWidth() : height;
    }

    private int shownWidth() {
        return (int) Math.round(width * sampleAspectRatio);
    }

    private static double sampleAspectRatio(String text) {
        double ratio = ratio(text, ":");
        return ratio > WIDEST_SAMPLE || ratio < 1 / WIDEST_SAMPLE ? 1 : ratio;
    }

    /** ffprobe counts counter-clockwise; players know quarter turns only. */
    private static int clockwise(JsonNode sideData) {
        double turned = StreamSupport.stream(sideData.spliterator(), false)
                .mapToDouble(data -> data.path("rotation").asDouble(0))
                .filter(degrees -> degrees != 0)
                .findFirst()
                .orElse(0);
        return Math.floorMod(Math.round(-turned / 90) * 90, 360);
    }

    private static double ratio(String text, String separator) {
        String[] parts = text.split(separator);
        try {
            double ratio = parts.length == 2 ? Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]) : 0;
            return Double.isFinite(ratio) ? ratio : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static String text(JsonNode stream, String name) {
        return stream.path(name).asString("");
    }
}
