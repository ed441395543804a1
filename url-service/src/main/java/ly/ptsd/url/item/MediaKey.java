package ly.ptsd.url.item;

import java.util.regex.Pattern;

/** Names an item across the platform: media ids are only as unique as the tenant's own server makes them. */
public record MediaKey(String tenantId, String mediaId) {

    public static final String TENANT = "[a-z2-7]{12}";
    public static final String MEDIA = "[a-z2-7]{16}";

    public MediaKey {
        if (!Pattern.matches(TENANT, tenantId) || !Pattern.matches(MEDIA, mediaId)) {
            throw new IllegalArgumentException("not the name of an item");
        }
    }
}
