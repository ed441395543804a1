package ly.ptsd.media.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Steps from decoded frames, which ffmpeg has turned upright already, to standard 8-bit pictures of a size. */
record VideoFilters(VideoStream video, boolean canToneMap) {

    /** Containers do not always say so; frames do, and progressive ones pass the filter unchanged. */
    private static final Set<String> SOMETIMES_INTERLACED =
            Set.of("h264", "mpeg2video", "mpeg4", "vc1", "dvvideo", "prores", "ffv1");

    /** The first step, because later ones would mix the fields. */
    List<String> deinterlaced() {
        boolean possible = video.interlaced() || SOMETIMES_INTERLACED.contains(video.codec());
        return possible ? List.of("bwdif=mode=send_frame:deint=interlaced") : List.of();
    }

    /**
     * Linear light, BT.709 primaries, a curve that keeps highlights, back to BT.709. Values that the file leaves open are
     * BT.2020's. Builds without zscale only convert the colour matrix: the picture is right in shape but looks pale.
     */
    List<String> toSize(int width, int height) {
        List<String> steps = new ArrayList<>();
        boolean hdr = video.transfer() != ColorTransfer.SDR;
        steps.add(scale(width, height) + (hdr && !canToneMap ? ":in_color_matrix=bt2020:out_color_matrix=bt709" : ""));
        if (hdr && canToneMap) {
            steps.add("zscale=tin=%s:min=bt2020nc:pin=bt2020:t=linear:npl=100".formatted(transfer()));
            steps.add("format=gbrpf32le");
            steps.add("zscale=p=bt709");
            steps.add("tonemap=tonemap=hable:desat=0");
            steps.add("zscale=t=bt709:m=bt709:r=limited");
        }
        if (hdr) {
            steps.add("setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709");
        }
        steps.add("format=yuv420p");
        return steps;
    }

    static String scale(int width, int height) {
        return "scale=%d:%d:flags=bicubic".formatted(width, height);
    }

    static String rate(double framesPerSecond) {
        return "fps=fps=%s:start_time=0".formatted(String.format(Locale.ROOT, "%.6f", framesPerSecond));
    }

    private String transfer() {
        return video.transfer() == ColorTransfer.PQ ? "smpte2084" : "arib-std-b67";
    }
}
