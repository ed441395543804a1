package ly.ptsd.aim.bucket;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ly.ptsd.aim.tenant.TenantId;

/** A bucket's name, known before the bucket exists, so that making it can be repeated. */
public record BucketName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    private static final Pattern NUMBERED = Pattern.compile("(.*-[a-z2-7]{12})-([0-9]+)");

    public BucketName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a bucket name: " + value);
        }
    }

    public static BucketName of(String deployment, TenantId tenant) {
        return new BucketName("ptsd-" + deployment + "-" + tenant);
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
