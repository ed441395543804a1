package ly.ptsd.media.machine;

/**
 * What the cloud says about this instance.
 *
 * @param instanceId as the document names it
 * @param document JSON, byte for byte as it was signed
 * @param signature SHA-256 with RSA, base64
 */
record InstanceIdentity(String instanceId, String document, String signature) {}
