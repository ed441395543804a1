package ly.ptsd.media.upload;

import java.util.ArrayList;
import java.util.List;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.PartedObjects;

/**
 * The parts by which one object is made of others within the bucket. No part but the last may be small, so the end of one
 * object and the beginning of the next may have to be one part; such a part has to be read.
 */
final class JoinPlan {

    /** So many bytes of an object, from there on. */
    record Slice(ObjectKey from, long offset, long length) {}

    /** What one part is made of: what is one slice can be copied, more must be read. */
    record Piece(List<Slice> slices) {

        /** Whether the bucket can do it by itself. */
        boolean isCopy() {
            return slices.size() == 1;
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final long smallest;
    private final long largest;
    private List<Slice> small = new ArrayList<>();
    private long smallBytes;

    private JoinPlan(long smallest, long largest) {
        this.smallest = smallest;
        this.largest = largest;
    }

    /** @param whole objects in their order, each as one slice */
    static List<Piece> of(List<Slice> whole) {
        return of(whole, PartedObjects.SMALLEST_PART, PartedObjects.LARGEST_PART);
    }

    static List<Piece> of(List<Slice> whole, long smallest, long largest) {
        var plan = new JoinPlan(smallest, largest);
        whole.forEach(plan::add);
        plan.endSmall();
        return plan.pieces;
    }

    private void add(Slice object) {
        long missing = smallBytes == 0 ? 0 : Math.min(smallest - smallBytes, object.length());
        if (missing > 0) {
            addSmall(new Slice(object.from(), object.offset(), missing));
        }
        var rest = new Slice(object.from(), object.offset() + missing, object.length() - missing);
        if (rest.length() >= smallest) {
            copy(rest);
        } else if (rest.length() > 0) {
            addSmall(rest);
        }
    }

    private void addSmall(Slice slice) {
        small.add(slice);
        smallBytes += slice.length();
        if (smallBytes >= smallest) {
            endSmall();
        }
    }

    private void endSmall() {
        if (!small.isEmpty()) {
            pieces.add(new Piece(small));
            small = new ArrayList<>();
            smallBytes = 0;
        }
    }

    /** In parts of much the same size, so that none is small. */
    private void copy(Slice slice) {
        long count = Math.ceilDiv(slice.length(), largest);
        long each = Math.ceilDiv(slice.length(), count);
        for (long done = 0; done < slice.length(); done += each) {
            long length = Math.min(each, slice.length() - done);
            pieces.add(new Piece(List.of(new Slice(slice.from(), slice.offset() + done, length))));
        }
    }
}
