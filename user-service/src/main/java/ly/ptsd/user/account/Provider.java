package ly.ptsd.user.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Somebody who vouches for people: their OpenID Connect provider. */
public enum Provider {
    @JsonProperty("google")
    GOOGLE,
    @JsonProperty("kakao")
    KAKAO;

    /** The name in paths, in JSON and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Provider> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
