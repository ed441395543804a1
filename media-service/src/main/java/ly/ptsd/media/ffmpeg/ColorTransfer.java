package ly.ptsd.media.ffmpeg;

/** How stored values become light: standard dynamic range, or one of the two HDR curves. */
public enum ColorTransfer {
    SDR,
    PQ,
    HLG;

    static ColorTransfer named(String ffmpegName) {
        return switch (ffmpegName) {
            case "smpte2084" -> PQ;
            case "arib-std-b67" -> HLG;
            default -> SDR;
        };
    }
}
