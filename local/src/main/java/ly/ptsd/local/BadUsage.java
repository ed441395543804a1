package ly.ptsd.local;

/** The command line makes no sense. The message is the one line the user reads. */
public final class BadUsage extends RuntimeException {

    public BadUsage(String message) {
        super(message);
    }
}
