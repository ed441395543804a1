package ly.ptsd.aim.testbed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import ly.ptsd.aim.testbed.Api.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Plays the media server on an instance: reads what the instance's metadata service says, and calls in. */
public final class MediaServer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern BOOT_TOKEN = Pattern.compile("PTSD_BOOT_TOKEN=(\\S+)");

    private final Api api;
    private final String instance;
    private final String metadata;
    private ECKey key = newKey();

    public MediaServer(Api api, Instance instance) {
        Assumptions.assumeTrue(
                Stores.instancesBoot(), "needs instances that boot, which the stand-in has: unset AWS_ENDPOINT_URL");
        this.api = api;
        this.instance = instance.instanceId();
        this.metadata = "http://" + instance.privateIpAddress() + ":1338/latest/";
        // an instance can be described before it is switched on
        Awaitility.await()
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(this::userData, told -> !told.isEmpty());
    }

    public String instance() {
        return instance;
    }

    public Answer boot() {
        return boot(bootToken(), document(), signature());
    }

    public Answer boot(String bootToken, String document, String signature) {
        return api.post(
                "/api/machines/boot",
                Map.of(
                        "bootToken", bootToken,
                        "identityDocument", document,
                        "identitySignature", signature,
                        "publicKey", key.toPublicJWK().toJSONObject()));
    }

    /** Boots and asks for a certificate. */
    public Answer boot(String certificateRequest) {
        return api.post(
                "/api/machines/boot",
                Map.of(
                        "bootToken", bootToken(),
                        "identityDocument", document(),
                        "identitySignature", signature(),
                        "publicKey", key.toPublicJWK().toJSONObject(),
                        "certificateRequest", certificateRequest));
    }

    /** Renews its token and asks for a certificate. */
    public Answer renewWith(String certificateRequest) {
        return api.post(
                "/api/machines/token",
                Map.of(
                        "instanceId", instance,
                        "assertion", assertion(_ -> {}),
                        "certificateRequest", certificateRequest));
    }

    public KeyPair keys() {
        try {
            return key.toKeyPair();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Answer callIn(String machineToken) {
        return callIn(machineToken, Map.of());
    }

    /** With more than every media server says. */
    public Answer callIn(String machineToken, Map<String, Object> more) {
        var call = new HashMap<String, Object>(more);
        call.putAll(Map.of("version", "1.0.0", "diskFreeBytes", 1_000_000, "load", 0.5, "runningJobs", 0));
        return api.with(machineToken).post("/api/machines/health", call);
    }

    public Answer renew() {
        return renew(assertion(_ -> {}));
    }

    public Answer renew(String assertion) {
        return api.post("/api/machines/token", Map.of("instanceId", instance, "assertion", assertion));
    }

    /** From now on with another key, as somebody would who is not this instance. */
    public void forgetKey() {
        key = newKey();
    }

    public String assertion(Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(instance)
                .subject(instance)
                .audience(Accounts.ORIGIN + "/api/machines")
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(50)));
        change.accept(claims);
        try {
            var assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims.build());
            assertion.sign(new ECDSASigner(key));
            return assertion.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String bootToken() {
        var found = BOOT_TOKEN.matcher(userData());
        if (!found.find()) {
            throw new IllegalStateException("no boot token in the user data");
        }
        return found.group(1);
    }

    public String document() {
        return read("dynamic/instance-identity/document");
    }

    public String signature() {
        return read("dynamic/instance-identity/signature");
    }

    private String userData() {
        return read("user-data");
    }

    private String read(String path) {
        var session = send(HttpRequest.newBuilder(URI.create(metadata + "api/token"))
                .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                .PUT(HttpRequest.BodyPublishers.noBody()));
        return send(HttpRequest.newBuilder(URI.create(metadata + path)).header("X-aws-ec2-metadata-token", session));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("metadata answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
