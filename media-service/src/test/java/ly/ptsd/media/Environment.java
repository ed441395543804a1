package ly.ptsd.media;

/** What the test run is told of its surroundings. */
public final class Environment {

    private Environment() {}

    public static String required(String name) {
        var value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set: these tests need the test stores");
        }
        return value;
    }
}
