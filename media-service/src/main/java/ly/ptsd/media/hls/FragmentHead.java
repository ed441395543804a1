package ly.ptsd.media.hls;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What the head of a movie fragment with one track ({@code moof}, ISO 14496-12, 8.8) says of its first sample. */
record FragmentHead(Box header, Box run) {

    private static final int DEFAULT_BASE_IS_MOOF = 0x020000;
    private static final int DEFAULT_SIZE = 0x10;
    private static final int DEFAULT_FLAGS = 0x20;

    /** Optional fields of a track fragment header, in this order, and their bytes. */
    private static final int[][] HEADER_FIELDS = {{0x1, 8}, {0x2, 4}, {0x8, 4}, {DEFAULT_SIZE, 4}, {DEFAULT_FLAGS, 4}};

    private static final int DATA_OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int SAMPLE_DURATION = 0x100;
    private static final int SAMPLE_SIZE = 0x200;
    private static final int SAMPLE_FLAGS = 0x400;

    private static final int IS_NO_SYNC_SAMPLE = 0x10000;

    static Optional<FragmentHead> of(Box moof) {
        return moof.child("traf")
                .flatMap(traf -> traf.child("tfhd")
                        .flatMap(header -> traf.child("trun").map(run -> new FragmentHead(header, run))))
                .filter(FragmentHead::saysWhere);
    }

    private boolean saysWhere() {
        return has(header, DEFAULT_BASE_IS_MOOF)
                && has(run, DATA_OFFSET)
                && run.bytes().getInt(4) > 0;
    }

    /** Bytes from the start of the fragment to the first sample. */
    int dataOffset() {
        return run.bytes().getInt(8);
    }

    int firstSampleSize() {
        return has(run, SAMPLE_SIZE)
                ? run.bytes().getInt(firstSample() + (has(run, SAMPLE_DURATION) ? 4 : 0))
                : defaultOf(DEFAULT_SIZE);
    }

    /** Whether players may begin with the first sample. */
    boolean beginsWithSyncSample() {
        return (firstFlags() & IS_NO_SYNC_SAMPLE) == 0;
    }

    private int firstFlags() {
        ByteBuffer bytes = run.bytes();
        if (has(run, FIRST_FLAGS)) {
            return bytes.getInt(12);
        }
        if (has(run, SAMPLE_FLAGS)) {
            return bytes.getInt(firstSample() + (has(run, SAMPLE_DURATION) ? 4 : 0) + (has(run, SAMPLE_SIZE) ? 4 : 0));
        }
        return defaultOf(DEFAULT_FLAGS);
    }

    private int firstSample() {
        return 12 + (has(run, FIRST_FLAGS) ? 4 : 0);
    }

    private int defaultOf(int wanted) {
        int at = 8;
        for (int[] field : HEADER_FIELDS) {
            if (field[0] == wanted) {
                return has(header, wanted) ? header.bytes().getInt(at) : 0;
            }
            at += has(header, field[0]) ? field[1] : 0;
        }
        return 0;
    }

    private static boolean has(Box box, int flag) {
        return (box.bytes().getInt(0) & flag) != 0;
    }
}
