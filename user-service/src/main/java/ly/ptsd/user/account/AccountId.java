package ly.ptsd.user.account;

import java.util.UUID;
import ly.ptsd.user.database.Columns;

/** Names an account, in tokens as text and in the database as 16 bytes. */
public record AccountId(UUID value) {

    static AccountId random() {
        return new AccountId(UUID.randomUUID());
    }

    public static AccountId of(byte[] bytes) {
        return new AccountId(Columns.uuid(bytes));
    }

    public byte[] bytes() {
        return Columns.bytes(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
