package ly.ptsd.media.machine;

/** What the server keeps for its tenant, for its health report: measured against a plan by whoever changes it. */
public interface Holdings {

    Held held();

    /**
     * @param storedBytes what counts against the plan's storage
     * @param largestUploadBytes the largest item's source
     * @param maxHeight the highest quality there is, by its short side; 0 for none
     */
    record Held(long storedBytes, long largestUploadBytes, int maxHeight) {}
}
