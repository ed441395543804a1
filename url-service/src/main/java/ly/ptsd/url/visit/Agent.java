package ly.ptsd.url.visit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** With what a link was opened, by the word of its User-Agent header; in an app, the app is the browser. */
record Agent(Device device, Browser browser) {

    enum Device {
        DESKTOP,
        PHONE,
        TABLET,
        OTHER
    }

    enum Browser {
        CHROME,
        SAFARI,
        EDGE,
        FIREFOX,
        OPERA,
        SAMSUNG_INTERNET,
        WHALE,
        KAKAOTALK,
        NAVER,
        LINE,
        INSTAGRAM,
        FACEBOOK,
        OTHER
    }

    /**
     * What gives a browser away, in lower case. Each calls itself by the names of those it is like, too, so the first
     * that is found counts: apps, then browsers made of others, then the others.
     */
    private static final List<Map.Entry<String, Browser>> BROWSERS = List.of(
            Map.entry("kakaotalk", Browser.KAKAOTALK),
            Map.entry("naver(inapp", Browser.NAVER),
            Map.entry("instagram", Browser.INSTAGRAM),
            Map.entry("fban/", Browser.FACEBOOK),
            Map.entry("fb_iab/", Browser.FACEBOOK),
            Map.entry(" line/", Browser.LINE),
            Map.entry("whale/", Browser.WHALE),
            Map.entry("samsungbrowser/", Browser.SAMSUNG_INTERNET),
            Map.entry("edg/", Browser.EDGE),
            Map.entry("edga/", Browser.EDGE),
            Map.entry("edgios/", Browser.EDGE),
            Map.entry("opr/", Browser.OPERA),
            Map.entry("firefox/", Browser.FIREFOX),
            Map.entry("fxios/", Browser.FIREFOX),
            Map.entry("chrome/", Browser.CHROME),
            Map.entry("crios/", Browser.CHROME),
            Map.entry("safari/", Browser.SAFARI));

    private static final List<Map.Entry<String, Device>> DEVICES = List.of(
            Map.entry("ipad", Device.TABLET),
            Map.entry("iphone", Device.PHONE),
            Map.entry("windows nt", Device.DESKTOP),
            Map.entry("macintosh", Device.DESKTOP),
            Map.entry("cros ", Device.DESKTOP),
            Map.entry("x11", Device.DESKTOP));

    static Agent of(String userAgent) {
        var lower = userAgent.toLowerCase(Locale.ROOT);
        return new Agent(device(lower), first(BROWSERS, lower, Browser.OTHER));
    }

    /** Phones with Android say that they are mobile, tablets do not. */
    private static Device device(String lower) {
        if (lower.contains("android")) {
            return lower.contains("mobile") ? Device.PHONE : Device.TABLET;
        }
        return first(DEVICES, lower, Device.OTHER);
    }

    private static <T> T first(List<Map.Entry<String, T>> marks, String lower, T otherwise) {
        return marks.stream()
                .filter(mark -> lower.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    /** What a visit keeps of a header: ASCII without control characters, of so many characters. */
    static String ascii(@Nullable String header) {
        if (header == null) {
            return "";
        }
        var characters = header.substring(0, Math.min(header.length(), Visit.LONGEST_AGENT))
                .toCharArray();
        for (int at = 0; at < characters.length; at++) {
            if (characters[at] < ' ' || characters[at] > '~') {
                characters[at] = '?';
            }
        }
        return new String(characters);
    }
}
