package ly.ptsd.platform.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A service's keys and what each is for at a given time. The newest that has been published for the overlap signs; the
 * oldest has nobody to wait for.
 *
 * @param keys oldest first, at least one
 */
record KeyRing(List<SigningKey> keys, Duration overlap) {

    /** What a key is for. */
    enum Use {
        /** Published, so that everybody knows it before it signs. */
        WAITING,
        SIGNING,
        /** Signs no more, and stays until everything it signed has expired. */
        LEAVING,
        /** Nothing it signed is valid any more. */
        OVER
    }

    SigningKey signing(Instant now) {
        return keys.stream()
                .filter(key -> isOldest(key) || !now.isBefore(signsFrom(key)))
                .toList()
                .getLast();
    }

    SigningKey newest() {
        return keys.getLast();
    }

    Use useOf(SigningKey key, Instant now) {
        int current = keys.indexOf(signing(now));
        int index = keys.indexOf(key);
        if (index > current) {
            return Use.WAITING;
        }
        if (index == current) {
            return Use.SIGNING;
        }
        var leftAt = signsFrom(keys.get(index + 1));
        boolean isOver = now.isAfter(leftAt.plus(SigningKeys.LONGEST_TOKEN).plus(overlap));
        return isOver ? Use.OVER : Use.LEAVING;
    }

    /** When the key began to sign, or will. */
    Instant signsFrom(SigningKey key) {
        return isOldest(key) ? key.madeAt() : key.madeAt().plus(overlap);
    }

    private boolean isOldest(SigningKey key) {
        return key.number() == keys.getFirst().number();
    }

    JWKSet published(Instant now) {
        return new JWKSet(keys.stream()
                .filter(key -> useOf(key, now) != Use.OVER)
                .<JWK>map(SigningKey::published)
                .toList());
    }
}
