package ly.ptsd.user.session;

import static ly.ptsd.user.database.Columns.bytes;
import static ly.ptsd.user.database.Columns.instant;
import static ly.ptsd.user.database.Columns.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.audit.EventKind;
import ly.ptsd.user.audit.SecurityEvents;
import ly.ptsd.user.device.Requester;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Who is still signed in. Each sign-in starts a session: a family of refresh tokens, of which each use of one issues
 * the next (RFC 9700, 4.14). Tabs may present the same token within the grace: each gets a successor that works. Later
 * than that it is a copy and the family ends, unless none of its successors was ever presented: then the answer that
 * carried them was lost, as when this process was killed, and a new successor takes their place.
 */
@Component
public class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    /** A session whose token is good until then. */
    public record Started(UUID session, RefreshToken token, Instant until) {}

    private record Family(UUID id, AccountId account, Instant startedAt, boolean revoked) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final SessionProperties life;
    private final SecurityEvents events;
    private final RefreshTokens tokens;
    private final Clock clock;

    public Sessions(
            JdbcClient jdbc,
            TransactionOperations transaction,
            SessionProperties life,
            SecurityEvents events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.life = life;
        this.events = events;
        this.tokens = new RefreshTokens(jdbc);
        this.clock = clock;
    }

    public Started start(AccountId account, Provider provider, Requester requester) {
        var now = clock.instant();
        var session = UUID.randomUUID();
        var until = life.end(now, now);
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("""
                            INSERT INTO refresh_family (id, account_id, started_at, last_used_at, expires_at,
                                                        provider, browser, os, device_kind)
                            VALUES (:id, :account, :now, :now, :until, :provider, :browser, :os, :kind)
                            """)
                    .param("id", bytes(session))
                    .param("account", account.bytes())
                    .param("now", utc(now))
                    .param("until", utc(until))
                    .param("provider", provider.id())
                    .param("browser", requester.device().browser())
                    .param("os", requester.device().os())
                    .param("kind", requester.device().kind().name())
                    .update();
            events.record(account, EventKind.SIGNED_IN, provider, requester);
            return new Started(session, tokens.issue(session, null, until), until);
        }));
    }

    /**
     * Rotates the token. Callers of one family take turns: the row of the family is locked meanwhile.
     *
     * @param requester asked for when there is something to write down, which is hardly ever
     */
    Refresh refresh(RefreshToken token, Supplier<Requester> requester) {
        var outcome = Objects.requireNonNull(transaction.execute(status ->
                locked(token).map(family -> rotate(token, family, requester)).orElseGet(Refresh.Ended::new)));
        if (outcome instanceof Refresh.Reused(AccountId account)) {
            log.warn("refresh token used again, session ended account={}", account);
        }
        return outcome;
    }

    /** Signs out: ends the token's family. A token that nobody knows, or whose family is over, changes nothing. */
    void end(RefreshToken token, Requester requester) {
        transaction.executeWithoutResult(status -> locked(token)
                .filter(family -> !family.revoked())
                .ifPresent(family -> {
                    revoke(family);
                    events.record(family.account(), EventKind.SIGNED_OUT, null, requester);
                }));
    }

    private Refresh rotate(RefreshToken token, Family family, Supplier<Requester> requester) {
        var now = clock.instant();
        var remembered = tokens.find(token).orElseThrow();
        if (family.revoked()
                || !now.isBefore(remembered.expiresAt())
                || !now.isBefore(life.end(family.startedAt(), now))) {
            return new Refresh.Ended();
        }
        var rotatedAt = remembered.rotatedAt();
        if (remembered.superseded() || isLate(rotatedAt, now) && !tokens.successorsWereLost(token)) {
            revoke(family);
            events.record(family.account(), EventKind.REFRESH_TOKEN_REUSED, null, requester.get());
            return new Refresh.Reused(family.account());
        }
        if (isLate(rotatedAt, now)) {
            tokens.supersedeSuccessors(token);
        }
        if (rotatedAt == null) {
            tokens.rotated(token, now);
        }
        return continued(token, family, now);
    }

    private boolean isLate(@Nullable Instant rotatedAt, Instant now) {
        return rotatedAt != null && now.isAfter(rotatedAt.plus(life.grace()));
    }

    private Refresh continued(RefreshToken token, Family family, Instant now) {
        var until = life.end(family.startedAt(), now);
        jdbc.sql("UPDATE refresh_family SET last_used_at = ?, expires_at = ? WHERE id = ?")
                .params(utc(now), utc(until), bytes(family.id()))
                .update();
        return new Refresh.Continued(family.account(), family.id(), tokens.issue(family.id(), token, until), until);
    }

    private void revoke(Family family) {
        jdbc.sql("UPDATE refresh_family SET revoked_at = ? WHERE id = ?")
                .params(utc(clock.instant()), bytes(family.id()))
                .update();
    }

    /** Always the family first and its tokens after it, so that no two wait for each other. */
    private Optional<Family> locked(RefreshToken token) {
        return tokens.family(token)
                .flatMap(id -> jdbc.sql("""
                        SELECT account_id, started_at, revoked_at FROM refresh_family
                         WHERE id = ? FOR UPDATE
                        """)
                        .param(bytes(id))
                        .query((row, number) -> new Family(
                                id,
                                AccountId.of(row.getBytes("account_id")),
                                instant(row, "started_at"),
                                row.getObject("revoked_at") != null))
                        .optional());
    }
}
