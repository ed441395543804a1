package ly.ptsd.media.ffmpeg;

import java.util.Locale;

/** The file cannot become playable; {@code reason} is one English sentence without paths, fit for the uploader. */
public record Refused(Code code, String reason) implements ProbeResult {

    /** Why a file is refused; the name in lower case is the stable code. */
    public enum Code {
        /** Not media, broken or cut off. */
        MEDIA_UNREADABLE,
        /** Media, but nothing this server decodes: unknown codec, too large a picture, no audio and no video. */
        MEDIA_UNSUPPORTED;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Refused unreadable(String reason) {
        return new Refused(Code.MEDIA_UNREADABLE, reason);
    }

    static Refused unsupported(String reason) {
        return new Refused(Code.MEDIA_UNSUPPORTED, reason);
    }
}
