package ly.ptsd.media.caption;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes cue text of what somebody wrote: bold, italics and underlining stay, every other tag goes, and whatever else could
 * be read as markup is escaped.
 */
final class CueText {

    private static final Set<String> KEPT = Set.of("b", "i", "u");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z]{1,16})(?:[ .:=][^<>]*)?/?>|<\\d\\d[\\d:.]*>");
    private static final Pattern OVERRIDE = Pattern.compile("\\{\\\\[^{}]*}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    private CueText() {}

    static String of(String written) {
        return new CueText()
                .read(CONTROL.matcher(OVERRIDE.matcher(written).replaceAll("")).replaceAll(""));
    }

    private String read(String written) {
        int from = 0;
        for (MatchResult tag : TAG.matcher(written).results().toList()) {
            words(written.substring(from, tag.start()));
            tag(tag);
            from = tag.end();
        }
        words(written.substring(from));
        while (!open.isEmpty()) {
            text.append("</").append(open.pop()).append('>');
        }
        return text.toString().strip();
    }

    private void tag(MatchResult tag) {
        String name = tag.group(2) == null ? "" : tag.group(2).toLowerCase(Locale.ROOT);
        if (!KEPT.contains(name)) {
            return;
        }
        if (tag.group(1).isEmpty()) {
            open.push(name);
            text.append('<').append(name).append('>');
        } else if (name.equals(open.peek())) {
            open.pop();
            text.append("</").append(name).append('>');
        }
    }

    private void words(String words) {
        text.append(escaped(unescaped(words)));
    }

    private static String unescaped(String words) {
        return words.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&lrm;", "\u200e")
                .replace("&rlm;", "\u200f")
                .replace("&amp;", "&");
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
