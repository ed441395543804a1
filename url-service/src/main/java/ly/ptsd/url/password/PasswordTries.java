package ly.ptsd.url.password;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.url.link.Slug;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: five times in ten minutes from one network. When a link has been tried a hundred
 * times from anywhere, a network that has not tried yet is left with one: nobody can use up the tries of others.
 */
@Component
public class PasswordTries {

    static final int FROM_ONE_NETWORK = 5;
    static final int FROM_ANYWHERE = 100;

    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** Counts before the password is looked at, so that many at once are no more than one after the other. */
    private static final RedisScript<Long> TAKE = RedisScript.of("""
            local own = tonumber(redis.call('GET', KEYS[1]) or '0')
            local all = tonumber(redis.call('GET', KEYS[2]) or '0')
            local allowed = tonumber(ARGV[1])
            if all >= tonumber(ARGV[2]) then allowed = 1 end
            if own >= allowed then return redis.call('PTTL', KEYS[1]) end
            for _, key in ipairs(KEYS) do
                if redis.call('INCR', key) == 1 then redis.call('PEXPIRE', key, ARGV[3]) end
            end
            return 0
            """, Long.class);

    private final StringRedisTemplate redis;

    PasswordTries(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Takes one try.
     *
     * @return how long to wait for the next one; zero when this one was given
     * @throws Problem {@code server_not_ready} with Redis down: a try that nobody counts is not given
     */
    public Duration take(Slug slug, HttpServletRequest request) {
        try {
            return Duration.ofMillis(requireNonNull(redis.execute(
                    TAKE,
                    keys(slug, ClientNetwork.of(request)),
                    String.valueOf(FROM_ONE_NETWORK),
                    String.valueOf(FROM_ANYWHERE),
                    String.valueOf(WINDOW.toMillis()))));
        } catch (DataAccessException exception) {
            throw new Problem(
                    503, "server_not_ready", "Passwords cannot be checked at the moment.", Duration.ofSeconds(2));
        }
    }

    /** Whoever knew the password begins anew. */
    public void forget(Slug slug, HttpServletRequest request) {
        try {
            redis.delete(keys(slug, ClientNetwork.of(request)).getFirst());
        } catch (DataAccessException exception) {
            // they are forgotten by themselves when their time is over
        }
    }

    /** In one slot of a cluster, as a script wants them. */
    private static List<String> keys(Slug slug, ClientNetwork network) {
        var all = "ptsd:url:tries:{" + slug + "}";
        return List.of(all + ":" + network.name(), all);
    }
}
