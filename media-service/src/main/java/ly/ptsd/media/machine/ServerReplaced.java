package ly.ptsd.media.machine;

/** Another server has taken this one's place: whoever works for the tenant stops before returning. Published once. */
public record ServerReplaced() {}
