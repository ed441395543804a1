package ly.ptsd.user.device;

import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a request.
 *
 * @param address masked; null where the gateway named none
 */
public record Requester(Device device, @Nullable String address) {}
