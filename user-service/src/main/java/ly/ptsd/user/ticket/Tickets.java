package ly.ptsd.user.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ValueOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Things in Redis, each under 256 random bits that only one browser holds: any replica can go on with what another
 * began. Redis knows the hash of the key only, so nobody who reads it can come back in somebody's place.
 */
public final class Tickets<T> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final Class<T> type;
    private final String name;
    private final Duration life;

    /** @param name tells these tickets from others */
    public Tickets(StringRedisTemplate redis, JsonMapper json, Class<T> type, String name, Duration life) {
        this.redis = redis;
        this.json = json;
        this.type = type;
        this.name = name;
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    /** Keeps the thing for the tickets' life; answers its ticket. */
    public String issue(T thing) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        asked(values -> {
            values.set(key(ticket), json.writeValueAsString(thing), life);
            return ticket;
        });
        return ticket;
    }

    public Optional<T> find(@Nullable String ticket) {
        return isOne(ticket) ? read(asked(values -> values.get(key(ticket)))) : Optional.empty();
    }

    /** Finds it for the last time: of two at the same moment one gets it. */
    public Optional<T> take(@Nullable String ticket) {
        return isOne(ticket) ? read(asked(values -> values.getAndDelete(key(ticket)))) : Optional.empty();
    }

    private @Nullable String asked(Function<ValueOperations<String, String>, @Nullable String> question) {
        try {
            return question.apply(redis.opsForValue());
        } catch (DataAccessException unreachable) {
            throw new TicketsUnavailable(unreachable);
        }
    }

    private Optional<T> read(@Nullable String stored) {
        return Optional.ofNullable(stored).map(it -> json.readValue(it, type));
    }

    private static boolean isOne(@Nullable String ticket) {
        return ticket != null && SHAPE.matcher(ticket).matches();
    }

    private String key(@Nullable String ticket) {
        return "user:" + name + ":" + hash(String.valueOf(ticket));
    }

    /** SHA-256 in hexadecimal. */
    public static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
