package ly.ptsd.aim.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import ly.ptsd.aim.operations.AuditLog.Order;
import ly.ptsd.aim.tenant.TenantId;
import ly.ptsd.aim.testbed.Api;
import ly.ptsd.aim.testbed.StandstillTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@StandstillTest
class AuditWebTests {

    private static final String AUDIT = "/api/operations/audit";

    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Order order = new Order(UUID.randomUUID(), "why");
    private Api operator;

    AuditWebTests(@Autowired AuditLog audit, @Autowired TransactionTemplate transaction, @Autowired JdbcClient jdbc) {
        this.audit = audit;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void start(@LocalServerPort int port) {
        operator = Api.at(port).asOperator(UUID.randomUUID());
        jdbc.sql("DELETE FROM audit").update();
    }

    @Test
    void listsAllEntriesNewestFirstPageByPage() {
        IntStream.range(0, 120).forEach(number -> add("command " + number));
        var commands = new ArrayList<String>();
        String next = "";
        int pages = 0;
        do {
            var page = operator.get(AUDIT + next).json();
            page.path("items")
                    .forEach(entry -> commands.add(entry.path("command").asString()));
            next = page.path("next").isNull()
                    ? ""
                    : "?after=" + page.path("next").asString();
            pages++;
        } while (!next.isEmpty());
        assertThat(pages).isEqualTo(3);
        assertThat(commands)
                .isEqualTo(IntStream.iterate(119, number -> number >= 0, number -> number - 1)
                        .mapToObj(number -> "command " + number)
                        .toList());
    }

    @Test
    void findsWhatWasDoneToATenantAndWhoeverDidTheSame() {
        var tenant = TenantId.random();
        transaction.executeWithoutResult(_ -> {
            audit.add(order, "suspend", tenant, null);
            audit.add(order, "resume", tenant, null);
            audit.add(order, "suspend", TenantId.random(), null);
            audit.add(order, "removeBucket", null, "ptsd-test-bucket");
        });
        assertThat(commands("?tenantId=" + tenant)).containsExactly("resume", "suspend");
        assertThat(commands("?command=suspend")).containsExactly("suspend", "suspend");
        assertThat(commands("?command=suspend&tenantId=" + tenant)).containsExactly("suspend");
        assertThat(commands("?command=nothing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "99999999999999999999"})
    void refusesAPageThatCannotBe(String after) {
        assertThat(operator.get(AUDIT + "?after=" + after).code()).isEqualTo("request_invalid");
    }

    @Test
    void isWrittenWithWhatWasDoneOrNotAtAll() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> audit.add(order, "command", null, null));
        transaction.executeWithoutResult(status -> {
            audit.add(order, "command", null, null);
            status.setRollbackOnly();
        });
        assertThat(operator.get(AUDIT).json().path("items")).isEmpty();
    }

    private List<String> commands(String query) {
        var found = new ArrayList<String>();
        operator.get(AUDIT + query)
                .json()
                .path("items")
                .forEach(entry -> found.add(entry.path("command").asString()));
        return found;
    }

    private void add(String command) {
        transaction.executeWithoutResult(_ -> audit.add(order, command, null, null));
    }
}
