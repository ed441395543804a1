package ly.ptsd.platform.jwt;

import java.net.URI;

/**
 * Somebody whose signature counts.
 *
 * @param issuer the exact {@code iss} claim
 * @param jwkSetUri where the public keys are read (RFC 7517); asked for at the first token, not at start-up
 * @param type the exact {@code typ} header, so that no token passes for another kind (RFC 8725, 3.11)
 */
public record TrustedIssuer(String issuer, URI jwkSetUri, String type) {}
