package ly.ptsd.media.play;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ly.ptsd.media.machine.ServiceOpened;
import ly.ptsd.media.storage.ConditionFailed;
import ly.ptsd.media.storage.ObjectKeys;
import ly.ptsd.media.storage.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The secrets that stand in the path: 128 random bits and a signature by a key that all servers of the tenant share, so
 * that a made-up id is told from one that an earlier server gave out without looking anywhere.
 */
@Component
class SessionIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String COLLECTION = "session_key";
    private static final int HALF = 16;
    private static final int KEY_BYTES = 32;

    record StoredKey(String id, byte[] key) {}

    private final ObjectStore store;
    private final MongoTemplate mongo;
    private final SecureRandom random = new SecureRandom();
    private byte @Nullable [] key;

    SessionIds(ObjectStore store, MongoTemplate mongo) {
        this.store = store;
        this.mongo = mongo;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    void prepare(ServiceOpened opened) {
        var known = mongo.findById(opened.tenancy().bucket(), StoredKey.class, COLLECTION);
        key = known == null ? shared() : known.key();
        if (known == null) {
            mongo.save(new StoredKey(opened.tenancy().bucket(), key), COLLECTION);
        }
    }

    /** The tenant's first server makes it, the others find it. */
    private byte[] shared() {
        byte[] made = new byte[KEY_BYTES];
        random.nextBytes(made);
        try {
            store.put(ObjectKeys.sessionKey(), made, "application/octet-stream", null);
            return made;
        } catch (ConditionFailed found) {
            return store.read(ObjectKeys.sessionKey()).orElseThrow(() -> found);
        }
    }

    String next() {
        byte[] secret = new byte[HALF];
        random.nextBytes(secret);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(2 * HALF)
                        .put(secret)
                        .put(signature(secret))
                        .array());
    }

    /** Whether a server of this tenant has made this id. */
    boolean isOurs(String id) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id);
            return bytes.length == 2 * HALF
                    && MessageDigest.isEqual(
                            signature(Arrays.copyOf(bytes, HALF)), Arrays.copyOfRange(bytes, HALF, 2 * HALF));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private byte[] signature(byte[] secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(secret), HALF);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
