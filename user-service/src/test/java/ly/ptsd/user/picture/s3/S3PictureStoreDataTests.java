package ly.ptsd.user.picture.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import ly.ptsd.user.picture.PictureId;
import ly.ptsd.user.picture.PictureProperties;
import ly.ptsd.user.picture.PicturesUnreachable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3PictureStoreDataTests {

    private static final PictureId ID = new PictureId("abcdefghijklmnopqrstuv");

    @BeforeAll
    static void identify() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test-secret");
    }

    @Test
    void makesItsBucketAtTheFirstUseAndKeepsWhatItIsGiven() {
        var store = store(System.getenv("PTSD_TEST_S3"));
        assertThat(store.find(ID)).isEmpty();
        store.remove(ID);

        store.put(ID, new byte[] {1, 2, 3});
        assertThat(store.find(ID)).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        store.remove(ID);
        store.remove(ID);
        assertThat(store.find(ID)).isEmpty();
    }

    @Test
    void saysWhenTheStoreDoesNotAnswer() {
        var store = store("http://127.0.0.1:1");
        isUnreachable(() -> store.put(ID, new byte[1]));
        isUnreachable(() -> store.find(ID));
        isUnreachable(() -> store.remove(ID));
    }

    private static void isUnreachable(ThrowingCallable call) {
        assertThatExceptionOfType(PicturesUnreachable.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(503));
    }

    private static S3PictureStore store(String endpoint) {
        var properties = new PictureProperties(
                "ptsd-pictures-" + UUID.randomUUID(),
                "ap-northeast-2",
                URI.create(endpoint),
                true,
                Duration.ofMinutes(1));
        return new S3PictureStore(new S3Configuration().s3(properties), properties);
    }
}
