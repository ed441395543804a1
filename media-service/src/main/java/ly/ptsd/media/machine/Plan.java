package ly.ptsd.media.machine;

/** What the tenant has paid for. */
public record Plan(long storageBytes, long largestUploadBytes, int maxHeight, int concurrentViewers) {}
