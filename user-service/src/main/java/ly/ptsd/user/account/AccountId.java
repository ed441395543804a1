package ly.ptsd.user.account;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Names an account, in tokens as text and in the database as 16 bytes. */
public record AccountId(UUID value) {

    static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    public static AccountId of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new AccountId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
