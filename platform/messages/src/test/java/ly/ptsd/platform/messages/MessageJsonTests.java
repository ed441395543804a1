package ly.ptsd.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class MessageJsonTests {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void keepsTheShapeThatOtherServicesRead() {
        var moved = new TenantMoved(
                ID, 3, AT, "abcdefghijkl", 2, URI.create("https://10.0.0.5:8090"), "abcdefghijkl.tenants.internal");
        assertThat(MessageJson.write(moved)).isEqualTo("""
                        {"type":"TenantMoved","id":"00000000-0000-0000-0000-000000000001","version":3,\
                        "at":"2026-01-02T03:04:05Z","tenantId":"abcdefghijkl","generation":2,\
                        "address":"https://10.0.0.5:8090","host":"abcdefghijkl.tenants.internal"}""");
    }

    @Test
    void namesNothingButTheAccountThatIsDeleted() {
        assertThat(MessageJson.write(new AccountDeleted(ID, 4, AT, ID))).isEqualTo("""
                        {"type":"AccountDeleted","id":"00000000-0000-0000-0000-000000000001","version":4,\
                        "at":"2026-01-02T03:04:05Z","accountId":"00000000-0000-0000-0000-000000000001"}""");
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(List.of(
                        new AccountDeleted(ID, 1, AT, ID),
                        new SubscriptionActivated(ID, 1, AT, ID, "abcdefghijkl", ID),
                        new SubscriptionEnded(ID, 2, AT, ID, "abcdefghijkl", ID),
                        new SubscriptionSuspended(ID, 3, AT, ID, "abcdefghijkl", ID)))
                .allSatisfy(message ->
                        assertThat(MessageJson.read(MessageJson.write(message))).isEqualTo(message));
    }

    @Test
    void ignoresMembersOfLaterVersions() {
        var json = """
                {"type":"TenantMoved","id":"00000000-0000-0000-0000-000000000001","version":3,"at":"2026-01-02T03:04:05Z",
                 "tenantId":"abcdefghijkl","generation":2,"address":"https://10.0.0.5:8090","host":"abcdefghijkl.tenants.internal","zone":"a"}""";
        assertThat(MessageJson.read(json)).isInstanceOf(TenantMoved.class);
    }

    @Test
    void refusesATypeItDoesNotKnow() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> MessageJson.read("{\"type\":\"java.lang.Runtime\"}"));
    }
}
