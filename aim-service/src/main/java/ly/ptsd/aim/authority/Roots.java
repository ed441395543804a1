package ly.ptsd.aim.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The roots and what each is for at a given time. The newest that has been published for the overlap signs; the oldest
 * has nobody to wait for. One that signs no more stays until every certificate it signed has ended.
 *
 * @param all oldest first, at least one
 */
record Roots(List<Root> all, Duration overlap) {

    Root signing(Instant now) {
        return all.stream()
                .filter(root -> isOldest(root) || !now.isBefore(signsFrom(root)))
                .toList()
                .getLast();
    }

    Root newest() {
        return all.getLast();
    }

    boolean isOver(Root root, Instant now) {
        int next = all.indexOf(root) + 1;
        return next < all.size()
                && now.isAfter(
                        signsFrom(all.get(next)).plus(ServerCertificates.LIFE).plus(overlap));
    }

    List<Root> published(Instant now) {
        return all.stream().filter(root -> !isOver(root, now)).toList();
    }

    private Instant signsFrom(Root root) {
        return root.madeAt().plus(overlap);
    }

    private boolean isOldest(Root root) {
        return root.number() == all.getFirst().number();
    }
}
