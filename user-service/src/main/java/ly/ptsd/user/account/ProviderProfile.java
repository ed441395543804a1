package ly.ptsd.user.account;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says about somebody who has just signed in. Only issuer and subject identify; the rest is offered and
 * may be missing.
 */
public record ProviderProfile(
        Provider provider,
        String issuer,
        String subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String pictureUrl) {

    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_PICTURE_URL = 2048;

    public ProviderProfile {
        email = email == null || email.isBlank() || email.length() > LONGEST_EMAIL ? null : email;
        pictureUrl = pictureUrl == null || pictureUrl.length() > LONGEST_PICTURE_URL || !isWebAddress(pictureUrl)
                ? null
                : pictureUrl;
    }

    private static boolean isWebAddress(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }
}
