package ly.ptsd.user;

import static org.springframework.test.context.support.TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import ly.ptsd.user.account.Provider;
import ly.ptsd.user.signin.ScriptedProvider;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What a deployment would give the service; a test's own properties come first. */
public final class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Whoever Google knows by this is an operator. */
    public static final String OPERATOR = "the-operator";

    public static final String ORIGIN = "http://localhost:8080";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = new HashMap<String, Object>(TestDatabase.properties());
        settings.put("spring.data.redis.url", TestDatabase.environment("PTSD_TEST_REDIS") + "/1");
        settings.put("ptsd.public-origin", ORIGIN);
        settings.put("ptsd.signing-secret", "only for tests, and long enough for one");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test-secret");
        settings.put("ptsd.user.pictures.bucket", "ptsd-pictures-" + UUID.randomUUID());
        settings.put("ptsd.user.pictures.region", "ap-northeast-2");
        settings.put("ptsd.user.pictures.endpoint", TestDatabase.environment("PTSD_TEST_S3"));
        settings.put("ptsd.user.pictures.path-style", "true");
        settings.put("ptsd.user.operators", ScriptedProvider.of(Provider.GOOGLE).issuer() + "|" + OPERATOR);
        for (var provider : Provider.values()) {
            settings.putAll(registration(provider));
        }
        context.getEnvironment()
                .getPropertySources()
                .addAfter(INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, new MapPropertySource("deployment", settings));
    }

    private static Map<String, String> registration(Provider provider) {
        var scripted = ScriptedProvider.of(provider);
        var prefix = "ptsd.signin." + provider.id() + ".";
        return Map.of(
                prefix + "issuer", scripted.issuer(),
                prefix + "client-id", ScriptedProvider.CLIENT_ID,
                prefix + "client-secret", ScriptedProvider.CLIENT_SECRET);
    }
}
