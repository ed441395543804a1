package ly.ptsd.local;

/** Something on this machine is in the way. The message is the one line the user reads. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }
}
