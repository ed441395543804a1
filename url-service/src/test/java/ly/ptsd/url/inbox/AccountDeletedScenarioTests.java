package ly.ptsd.url.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.Message;
import ly.ptsd.platform.messages.MessageJson;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.inbox.MessageInbox;
import ly.ptsd.url.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;

class AccountDeletedScenarioTests extends RunningService {

    private static final String GROUP = "url-service";

    @Autowired
    private MessageInbox inbox;

    private final Owner owner = Owner.create();
    private String media;
    private String slug;

    @BeforeEach
    void somethingShared() {
        media = announce(owner, "holidays", "READY");
        putPoster(owner, media, jpeg(640, 360));
        slug = share(owner, media);
        openInBrowser(slug).expectStatus().isOk();
        await().atMost(10, SECONDS).until(() -> rows("visit_total WHERE slug = ?", slug) == 1);
        jdbc.sql("INSERT INTO watch (slug, viewer, session, seconds, renewed_at) VALUES (?, 'v', 's', 1, NOW())")
                .param(slug)
                .update();
    }

    @Test
    void forgetsEverythingOfADeletedAccountAndNothingOfAnother() {
        var other = Owner.create();
        var othersSlug = share(other, announce(other, "theirs", "READY"));

        tell(deleted());

        await().atMost(10, SECONDS).untilAsserted(this::nothingIsLeft);
        expectRefusal(json(slug), HttpStatus.NOT_FOUND, "link_unknown");
        openInBrowser(othersSlug).expectStatus().isOk();
    }

    @Test
    void forgetsWhatTheMediaServerAnnouncedUntilItsEnd() {
        tell(deleted());
        await().atMost(10, SECONDS).untilAsserted(this::nothingIsLeft);
        announce(owner, media, "late", "READY", 2);

        tell(new SubscriptionEnded(
                UUID.randomUUID(), 7, Instant.now(), UUID.randomUUID(), owner.tenant(), owner.account()));

        await().atMost(10, SECONDS).untilAsserted(this::nothingIsLeft);
    }

    @Test
    void hearsWhatWasSaidWhileItWasDown() {
        redis.opsForStream().destroyGroup(Message.STREAM, GROUP);
        tell(deleted());

        await().atMost(10, SECONDS).untilAsserted(this::nothingIsLeft);
    }

    @Test
    void doesWhatAReplicaThatDiedHadTakenOn() {
        var deleted = deleted();
        await().atMost(10, SECONDS).until(() -> {
            tell(deleted);
            return isTakenByOneThatDies();
        });

        inbox.hearAbandoned(Duration.ZERO);

        nothingIsLeft();
        assertThat(pending()).isZero();
    }

    @Test
    void keepsAMessageUntilWhatItAsksForIsDone() {
        jdbc.sql("RENAME TABLE watch TO watch_away").update();
        try {
            tell(deleted());
            await().atMost(10, SECONDS).until(() -> pending() == 1);
        } finally {
            jdbc.sql("RENAME TABLE watch_away TO watch").update();
        }
        assertThat(rows("link WHERE slug = ?", slug)).isOne();

        inbox.hearAbandoned(Duration.ZERO);

        nothingIsLeft();
        assertThat(pending()).isZero();
    }

    @Test
    void goesOnPastWhatItDoesNotUnderstand() {
        redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, "{\"type\":\"OfALaterVersion\"}"));
        tell(deleted());

        await().atMost(10, SECONDS).untilAsserted(this::nothingIsLeft);
        await().atMost(10, SECONDS).until(() -> pending() == 0);
    }

    private AccountDeleted deleted() {
        return new AccountDeleted(UUID.randomUUID(), 3, Instant.now(), owner.account());
    }

    private void tell(Message message) {
        redis.opsForStream().add(Message.STREAM, Map.of(Message.FIELD, MessageJson.write(message)));
    }

    private boolean isTakenByOneThatDies() {
        var dead = Consumer.from(GROUP, "dead");
        return !redis.opsForStream()
                .read(dead, StreamOffset.create(Message.STREAM, ReadOffset.lastConsumed()))
                .isEmpty();
    }

    private long pending() {
        return redis.opsForStream().pending(Message.STREAM, GROUP).getTotalPendingMessages();
    }

    private void nothingIsLeft() {
        var account = owner.account().toString();
        assertThat(List.of(
                        rows("link WHERE owner_id = ?", account),
                        rows("item WHERE owner_id = ?", account),
                        rows("poster WHERE media_id = ?", media),
                        rows("visit WHERE slug = ?", slug),
                        rows("visit_total WHERE slug = ?", slug),
                        rows("visit_hour WHERE slug = ?", slug),
                        rows("visit_viewer WHERE slug = ?", slug),
                        rows("watch WHERE slug = ?", slug)))
                .containsOnly(0);
    }

    private int rows(String what, String key) {
        return jdbc.sql("SELECT COUNT(*) FROM " + what)
                .param(key)
                .query(Integer.class)
                .single();
    }

    private RestTestClient.ResponseSpec json(String link) {
        return http.get().uri("/s/" + link).header("Accept", "application/json").exchange();
    }
}
