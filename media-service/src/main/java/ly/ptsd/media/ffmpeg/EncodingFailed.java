package ly.ptsd.media.ffmpeg;

/** A pass ended without its renditions; the message carries the last lines ffmpeg logged, without paths. */
public final class EncodingFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Code {
        /** ffmpeg ended with an error. */
        PROCESS_FAILED,
        /** The time limit, relative to the duration of the source, has passed. */
        TOO_SLOW,
        /** There is no space left for what ffmpeg writes; later there may be. */
        DISK_FULL,
        /** ffmpeg ended well but left no segment of a rendition. */
        NOTHING_PRODUCED
    }

    private final Code code;

    EncodingFailed(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
