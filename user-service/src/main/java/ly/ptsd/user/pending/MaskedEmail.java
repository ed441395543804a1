package ly.ptsd.user.pending;

/** Enough of an e-mail address to recognise one's own. */
final class MaskedEmail {

    private MaskedEmail() {}

    static String of(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 ? "***" : email.substring(0, email.offsetByCodePoints(0, 1)) + "***" + email.substring(at);
    }
}
