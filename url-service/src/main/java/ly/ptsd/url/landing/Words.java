package ly.ptsd.url.landing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page says, in the languages it speaks. */
enum Words {
    KO(
            "ko",
            "ko_KR",
            "영상",
            "재생",
            "바로 볼 수 있어요. 가입은 필요 없어요.",
            "변환 중이에요",
            "준비되면 이 페이지에서 바로 볼 수 있어요.",
            "링크를 찾을 수 없어요",
            "주소가 잘못되었거나 주인이 공유를 멈췄어요.",
            "영상을 보려면 자바스크립트를 켜 주세요.") {
        @Override
        String length(Duration length) {
            return "길이 "
                    + (length.toHours() > 0 ? length.toHours() + "시간 " : "")
                    + (length.toMinutes() > 0 ? length.toMinutesPart() + "분 " : "")
                    + length.toSecondsPart() + "초";
        }
    },
    EN(
            "en",
            "en_US",
            "Video",
            "Play",
            "Watch it right away, no account needed.",
            "Still being made ready",
            "It will be here as soon as it can be played.",
            "There is no such link",
            "The address is wrong, or its owner has stopped sharing.",
            "Please turn JavaScript on to watch.") {
        @Override
        String length(Duration length) {
            return (length.toHours() > 0 ? length.toHours() + " h " : "")
                    + (length.toMinutes() > 0 ? length.toMinutesPart() + " min " : "")
                    + length.toSecondsPart() + " s";
        }
    };

    final String language;
    final String locale;
    final String untitled;
    final String play;
    final String invitation;
    final String processing;
    final String processingHint;
    final String unknown;
    final String unknownHint;
    final String scriptNeeded;

    Words(
            String language,
            String locale,
            String untitled,
            String play,
            String invitation,
            String processing,
            String processingHint,
            String unknown,
            String unknownHint,
            String scriptNeeded) {
        this.language = language;
        this.locale = locale;
        this.untitled = untitled;
        this.play = play;
        this.invitation = invitation;
        this.processing = processing;
        this.processingHint = processingHint;
        this.unknown = unknown;
        this.unknownHint = unknownHint;
        this.scriptNeeded = scriptNeeded;
    }

    abstract String length(Duration length);

    /** The language that the reader (RFC 9110, 12.5.4) likes best of those the page speaks; Korean if none. */
    static Words of(@Nullable String acceptLanguage) {
        try {
            var ranges = Locale.LanguageRange.parse(acceptLanguage == null ? "" : acceptLanguage);
            var best = Locale.lookupTag(ranges, List.of(KO.language, EN.language));
            return EN.language.equals(best) ? EN : KO;
        } catch (IllegalArgumentException unreadable) {
            return KO;
        }
    }
}
