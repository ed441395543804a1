package ly.ptsd.platform.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import tools.jackson.databind.json.JsonMapper;

class TokensTests {

    private static final String SECRET = "a secret of at least thirty-two characters";
    private static final String ISSUER = "https://ptsd.example";
    private static final String AUDIENCE = "ptsd-api";
    private static final String TYPE = "at+jwt";
    private static final UUID ACCOUNT = UUID.randomUUID();

    private final JdbcClient jdbc = TestDatabase.withKeyTable();
    private final SigningKeys keys = keys(jdbc, SECRET, Clock.systemUTC());
    private HttpServer published;
    private JwtDecoder decoder;

    @BeforeEach
    void publishKeys() throws IOException {
        published = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        published.createContext("/jwks.json", exchange -> {
            var body = new JsonMapper().writeValueAsString(keys.jwks()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        published.start();
        var uri = URI.create("http://localhost:" + published.getAddress().getPort() + "/jwks.json");
        decoder = TokenDecoders.servlet(new TrustedIssuer(ISSUER, uri, TYPE), AUDIENCE);
    }

    @AfterEach
    void stop() {
        published.stop(0);
    }

    @Test
    void acceptsWhatItSignedAndNamesTheCaller() {
        var token = complete(keys.token(TYPE, Duration.ofMinutes(10)))
                .claim("roles", List.of("subscriber"))
                .compact();
        var caller = Caller.of(decoder.decode(token));
        assertThat(caller.account()).isEqualTo(ACCOUNT);
        assertThat(caller.roles()).containsExactly("subscriber");
    }

    @Test
    void checksItsOwnTokensWithoutARequest() {
        published.stop(0);
        var local = TokenDecoders.local(ISSUER, TYPE, AUDIENCE, keys.source());
        var token = complete(keys.token(TYPE, Duration.ofMinutes(10))).compact();
        assertThat(local.decode(token).getSubject()).isEqualTo(ACCOUNT.toString());
    }

    @Test
    void refusesAnotherTypeIssuerOrAudience() {
        var life = Duration.ofMinutes(10);
        refuses(complete(keys.token("grant+jwt", life)));
        refuses(complete(keys.token("JWT", life)));
        refuses(complete(keys.token(TYPE, life)).issuer("https://other.example"));
        refuses(keys.token(TYPE, life)
                .issuer(ISSUER)
                .subject("x")
                .audience()
                .add("media:abc")
                .and());
        refuses(keys.token(TYPE, life).issuer(ISSUER).subject("x"));
    }

    @Test
    void refusesAnExpiredTokenAfterTheLeeway() {
        var old = keys(jdbc, SECRET, Clock.fixed(Instant.now().minusSeconds(60), ZoneOffset.UTC));
        refuses(complete(old.token(TYPE, Duration.ofSeconds(25))));
        assertThat(decoder.decode(
                        complete(old.token(TYPE, Duration.ofSeconds(45))).compact()))
                .isNotNull();
    }

    @Test
    void refusesForgedAndUnsignedTokensAndOtherAlgorithms() {
        var other = keys(TestDatabase.withKeyTable(), SECRET, Clock.systemUTC());
        refuses(complete(other.token(TYPE, Duration.ofMinutes(10))));
        refuses(complete(Jwts.builder().header().type(TYPE).and().expiration(soon())));
        refuses(complete(Jwts.builder()
                .header()
                .type(TYPE)
                .and()
                .expiration(soon())
                .signWith(Jwts.SIG.HS256.key().build())));
    }

    @Test
    void replicasShareOneKeyAndItsPrivatePartIsNotReadableWithoutTheSecret() {
        var replica = keys(jdbc, SECRET, Clock.systemUTC());
        assertThat(replica.jwks()).isEqualTo(keys.jwks());
        assertThatExceptionOfType(WrongSigningSecret.class)
                .isThrownBy(() -> keys(jdbc, SECRET + "!", Clock.systemUTC()))
                .withMessageContaining("ptsd.signing-secret");
        assertThat(keys.jwks().toString()).doesNotContain(" d=", "{d=", " p=", "{p=");
    }

    private void refuses(JwtBuilder token) {
        assertThatExceptionOfType(JwtException.class).isThrownBy(() -> decoder.decode(token.compact()));
    }

    private static SigningKeys keys(JdbcClient jdbc, String secret, Clock clock) {
        return new SigningKeys(jdbc, secret, Duration.ofDays(30), Duration.ofMinutes(10), clock);
    }

    private static JwtBuilder complete(JwtBuilder token) {
        return token.issuer(ISSUER)
                .subject(ACCOUNT.toString())
                .audience()
                .add(AUDIENCE)
                .and();
    }

    private static Date soon() {
        return Date.from(Instant.now().plusSeconds(60));
    }
}
