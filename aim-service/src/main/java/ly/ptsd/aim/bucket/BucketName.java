package ly.ptsd.aim.bucket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ly.ptsd.aim.tenant.TenantId;

/** A bucket's name, known before the bucket exists, so that making it can be repeated. */
public record BucketName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    private static final Pattern AFTER_PREFIX = Pattern.compile("[a-z2-7]{12}(-[0-9]+)?");
    private static final Pattern NUMBERED = Pattern.compile("(.*-[a-z2-7]{12})-([0-9]+)");

    public BucketName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a bucket name: " + value);
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    public static BucketName of(String deployment, TenantId tenant) {
        return new BucketName(prefix(deployment) + tenant);
    }

    public static String prefix(String deployment) {
        return "ptsd-" + deployment + "-";
    }

    /** Whether this is a name that the deployment gives, and no other one does. */
    public static boolean isOf(String deployment, String name) {
        var prefix = prefix(deployment);
        return name.startsWith(prefix)
                && AFTER_PREFIX.matcher(name.substring(prefix.length())).matches();
    }

    /** The name to try when somebody else in the world has this one: {@code …-2}, {@code …-3} and so on. */
    public BucketName next() {
        Matcher numbered = NUMBERED.matcher(value);
        return numbered.matches()
                ? new BucketName(numbered.group(1) + "-" + (Integer.parseInt(numbered.group(2)) + 1))
                : new BucketName(value + "-2");
    }

    @Override
    public String toString() {
        return value;
    }
}
