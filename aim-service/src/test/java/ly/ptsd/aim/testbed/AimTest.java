package ly.ptsd.aim.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/** The whole service, on a free port, with a database and a deployment id of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=")
@Import(DocumentedApi.class)
@ContextConfiguration(initializers = AimTest.Surroundings.class)
@TestExecutionListeners(listeners = Tidying.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface AimTest {

    /** Points the service at the stores of the test run. */
    final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            System.setProperty("aws.accessKeyId", Stores.ACCESS_KEY);
            System.setProperty("aws.secretAccessKey", Stores.SECRET_KEY);
            var name =
                    "t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("surroundings", settings(name)));
        }

        /** For a deployment of this name. */
        public static Map<String, Object> settings(String name) {
            return Map.ofEntries(
                    Map.entry("spring.datasource.url", Stores.sql("aim_" + name)),
                    Map.entry("spring.datasource.username", Stores.sqlUser()),
                    Map.entry("spring.datasource.password", Stores.sqlPassword()),
                    Map.entry("spring.data.redis.url", Stores.redis()),
                    Map.entry("ptsd.public-origin", Accounts.ORIGIN),
                    Map.entry("ptsd.signing-secret", "a secret for the signing keys of tests"),
                    Map.entry("ptsd.user.jwk-set-uri", Accounts.jwkSetUri()),
                    Map.entry("ptsd.aim.deployment", name),
                    Map.entry("ptsd.aim.region", Stores.REGION),
                    Map.entry("ptsd.aim.ec2-endpoint", Stores.ec2()),
                    Map.entry("ptsd.aim.iam-endpoint", Stores.ec2()),
                    Map.entry("ptsd.aim.s3-endpoint", Stores.s3()),
                    Map.entry("ptsd.aim.s3-path-style", "true"),
                    Map.entry("ptsd.aim.boot-secret", "a secret for the boot tokens of all tests"),
                    Map.entry("ptsd.aim.identity-certificate", Stores.identityCertificate()),
                    Map.entry("ptsd.aim.machine.image-id", LaunchSite.CURRENT.imageId()),
                    Map.entry("ptsd.aim.machine.instance-types", "t4g.medium"),
                    Map.entry("ptsd.aim.machine.subnet-ids", LaunchSite.CURRENT.subnetId()),
                    Map.entry("ptsd.aim.machine.security-group-ids", LaunchSite.CURRENT.securityGroupId()),
                    Map.entry("ptsd.aim.machine.media-image", "ptsdly/media-service"),
                    Map.entry("ptsd.aim.machine.mongo-image", "mongo"),
                    Map.entry("ptsd.aim.provisioning.recheck", "2s"));
        }
    }
}
