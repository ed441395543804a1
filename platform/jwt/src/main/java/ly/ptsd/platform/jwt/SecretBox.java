package ly.ptsd.platform.jwt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what a service keeps secret in its own database: AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce in
 * front of the ciphertext.
 */
public final class SecretBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param secret at least 32 characters */
    public SecretBox(String secret) {
        if (secret.length() < 32) {
            throw new IllegalArgumentException("ptsd.signing-secret needs at least 32 characters");
        }
        try {
            key = new SecretKeySpec(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] seal(byte[] clear) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = run(Cipher.ENCRYPT_MODE, nonce, clear, 0, clear.length);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws WrongSigningSecret when it was sealed with another secret */
    public byte[] open(byte[] box) {
        var nonce = Arrays.copyOf(box, NONCE_BYTES);
        try {
            return run(Cipher.DECRYPT_MODE, nonce, box, NONCE_BYTES, box.length - NONCE_BYTES);
        } catch (GeneralSecurityException otherSecret) {
            throw new WrongSigningSecret(otherSecret);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes, int from, int length) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(bytes, from, length);
    }
}
