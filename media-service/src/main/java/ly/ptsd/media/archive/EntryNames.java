package ly.ptsd.media.archive;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for the files in one archive: good on every system, and no two the same on one that ignores case. */
final class EntryNames {

    /** What file systems take, less what is put in where two are the same. */
    private static final int MOST_BYTES = 240;

    private static final int LONGEST_ENDING = 20;

    private final Set<String> taken = new HashSet<>();

    String of(String fileName) {
        String good = good(fileName);
        int dot = good.lastIndexOf('.');
        int end = dot > 0 && good.length() - dot <= LONGEST_ENDING ? dot : good.length();
        String stem = good.substring(0, end);
        String ending = good.substring(end);
        String name = shortened(stem, ending) + ending;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = shortened(stem, ending) + " (" + n + ")" + ending;
        }
        return name;
    }

    private static String good(String fileName) {
        String plain = fileName.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_").strip();
        return plain.matches("\\.*") ? "_" : plain;
    }

    private static String shortened(String stem, String ending) {
        String left = stem;
        while (!left.isEmpty() && (left + ending).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            left = left.substring(0, left.offsetByCodePoints(left.length(), -1));
        }
        return left;
    }
}
