package ly.ptsd.user.account;

import org.jspecify.annotations.Nullable;

/** What an account calls its owner: 1 to 50 characters, none of them a control character. */
public final class AccountName {

    public static final int LONGEST = 50;
    public static final String NO_CONTROL_CHARACTERS = "[^\\x00-\\x1F\\x7F]*";

    private AccountName() {}

    /** A valid name from what a provider offers, or a plain word where it offers nothing. */
    static String from(@Nullable String offered, Language language) {
        var name = offered == null ? "" : offered.replaceAll("\\p{Cntrl}", " ").strip();
        if (name.isEmpty()) {
            return switch (language) {
                case KO -> "구독자";
                case EN -> "Subscriber";
            };
        }
        return name.length() <= LONGEST ? name : shortened(name);
    }

    private static String shortened(String name) {
        int end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return name.substring(0, end).strip();
    }
}
