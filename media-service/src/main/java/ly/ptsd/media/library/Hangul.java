package ly.ptsd.media.library;

import java.util.Map;

/**
 * Makes a pattern of what somebody has typed, so that Korean is found by parts of its syllables: by initial consonants
 * alone (ㅈㅈ finds 제주), and while the last syllable is still being typed (제ㅈ and 젲 find 제주, 고 finds 과일, 달 finds 닭).
 * Only the last syllable, and one before a lone consonant, is taken as unfinished. Everything else stands for itself.
 */
final class Hangul {

    private static final char FIRST = '가';
    private static final char LAST = '힣';
    private static final int FINALS = 28;
    private static final int SYLLABLES_OF_AN_INITIAL = 21 * FINALS;
    private static final String INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    /** Two consonants on one key stroke's place. */
    private static final Map<Character, String> CLUSTERS = Map.ofEntries(
            Map.entry('ㄳ', "ㄱㅅ"),
            Map.entry('ㄵ', "ㄴㅈ"),
            Map.entry('ㄶ', "ㄴㅎ"),
            Map.entry('ㄺ', "ㄹㄱ"),
            Map.entry('ㄻ', "ㄹㅁ"),
            Map.entry('ㄼ', "ㄹㅂ"),
            Map.entry('ㄽ', "ㄹㅅ"),
            Map.entry('ㄾ', "ㄹㅌ"),
            Map.entry('ㄿ', "ㄹㅍ"),
            Map.entry('ㅀ', "ㄹㅎ"),
            Map.entry('ㅄ', "ㅂㅅ"));

    /** Vowels (by their number) that become another one by a further key, and the last of those. */
    private static final Map<Integer, Integer> GROWING_VOWELS = Map.of(8, 11, 13, 16, 18, 19);

    /** Finals (by their number) that become a cluster by a further key, and the last of those. */
    private static final Map<Integer, Integer> GROWING_FINALS = Map.of(1, 3, 4, 6, 8, 15, 17, 18);

    private Hangul() {}

    /** @param typed in normal form C, without spaces */
    static String pattern(String typed) {
        String text = withoutLoneClusters(typed);
        var pattern = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            boolean last = at + 1 == text.length();
            if (isInitial(one)) {
                pattern.append(beginningWith(one));
            } else if (isSyllable(one) && (last || isInitial(text.charAt(at + 1)))) {
                pattern.append(unfinished(one, last));
            } else {
                pattern.append(itself(one));
            }
        }
        return pattern.toString();
    }

    private static String withoutLoneClusters(String typed) {
        var text = new StringBuilder();
        typed.chars().forEach(one -> text.append(CLUSTERS.getOrDefault((char) one, String.valueOf((char) one))));
        return text.toString();
    }

    private static boolean isInitial(char one) {
        return INITIAL.indexOf(one) >= 0;
    }

    private static boolean isSyllable(char one) {
        return FIRST <= one && one <= LAST;
    }

    private static String beginningWith(char initial) {
        int first = FIRST + INITIAL.indexOf(initial) * SYLLABLES_OF_AN_INITIAL;
        return "[" + initial + range(first, first + SYLLABLES_OF_AN_INITIAL - 1) + "]";
    }

    private static String unfinished(char syllable, boolean last) {
        int coda = (syllable - FIRST) % FINALS;
        if (coda == 0) {
            return last ? openSyllable(syllable) : String.valueOf(syllable);
        }
        String asItIs = last
                ? "[" + range(syllable, syllable - coda + GROWING_FINALS.getOrDefault(coda, coda)) + "]"
                : String.valueOf(syllable);
        return "(?:" + asItIs + "|" + codaMovedOn(syllable, coda) + ")";
    }

    /** What may still get a final, or a second vowel. */
    private static String openSyllable(char syllable) {
        int vowel = (syllable - FIRST) % SYLLABLES_OF_AN_INITIAL / FINALS;
        int further = GROWING_VOWELS.getOrDefault(vowel, vowel) - vowel;
        return "[" + range(syllable, syllable + further * FINALS + FINALS - 1) + "]";
    }

    /** The last consonant of the syllable as the first of the next one. */
    private static String codaMovedOn(char syllable, int coda) {
        char consonant = FINAL.charAt(coda);
        String cluster = CLUSTERS.get(consonant);
        char open = (char) (syllable - coda);
        if (cluster == null) {
            return open + beginningWith(consonant);
        }
        return (char) (open + FINAL.indexOf(cluster.charAt(0))) + beginningWith(cluster.charAt(1));
    }

    private static String range(int from, int to) {
        return (char) from + "-" + (char) to;
    }

    private static String itself(char one) {
        return one < 0x80 && !Character.isLetterOrDigit(one) ? "\\" + one : String.valueOf(one);
    }
}
