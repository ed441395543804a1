package ly.ptsd.media;

import java.util.ArrayList;
import java.util.List;

/**
 * What clients were promised.
 *
 * @param complete items whose last byte was acknowledged, and which are not deleted
 * @param deleted ids of which it was acknowledged that they are gone for good
 * @param acknowledgedBytes of all complete uploads
 */
record Ledger(List<Promised> complete, List<String> deleted, long acknowledgedBytes) {

    /**
     * One item.
     *
     * @param sha256 of the bytes that were sent
     * @param title as it was acknowledged last
     * @param captions ids of captions that were acknowledged
     */
    record Promised(String id, String sha256, String title, List<String> captions, boolean trashed) {}

    Ledger(List<SoakClient> clients) {
        this(
                new ArrayList<>(),
                new ArrayList<>(),
                clients.stream().mapToLong(SoakClient::acknowledgedBytes).sum());
        clients.forEach(client -> {
            complete.addAll(client.promised());
            deleted.addAll(client.deleted());
        });
    }
}
