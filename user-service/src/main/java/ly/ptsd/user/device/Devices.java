package ly.ptsd.user.device;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ua_parser.Client;
import ua_parser.Parser;

/** Reads devices from User-Agent headers. Its patterns take a while to load, so that happens at the first use. */
@Component
class Devices {

    /** Longer ones are no browser's, and not worth a pattern's time. */
    private static final int LONGEST = 400;

    private static final Set<String> NOTHING = Set.of("Other", "");
    private static final Set<String> DESKTOPS =
            Set.of("Windows", "Mac OS X", "Linux", "Ubuntu", "Debian", "Fedora", "Chrome OS", "FreeBSD", "OpenBSD");

    /** Loaded by the class loader when first asked for. */
    private static final class Patterns {
        static final Parser PARSER = new Parser();
    }

    Device of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank() || userAgent.length() > LONGEST) {
            return Device.UNKNOWN;
        }
        var read = Patterns.PARSER.parse(userAgent);
        return new Device(known(read.userAgent.family), known(read.os.family), kind(read, userAgent));
    }

    private static Device.Kind kind(Client read, String userAgent) {
        if (read.device.family.equals("Spider")) {
            return Device.Kind.OTHER;
        }
        return switch (read.os.family) {
            case "iOS" -> read.device.family.startsWith("iPad") ? Device.Kind.TABLET : Device.Kind.PHONE;
            case "Android" -> userAgent.contains("Mobile") ? Device.Kind.PHONE : Device.Kind.TABLET;
            case "Windows Phone" -> Device.Kind.PHONE;
            default -> DESKTOPS.contains(read.os.family) ? Device.Kind.DESKTOP : Device.Kind.OTHER;
        };
    }

    private static @Nullable String known(String family) {
        return NOTHING.contains(family) ? null : family;
    }
}
