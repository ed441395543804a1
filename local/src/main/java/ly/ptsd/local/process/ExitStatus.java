package ly.ptsd.local.process;

/** What a process's exit status tells a reader. */
final class ExitStatus {

    private static final int SIGNALLED = 128;

    private ExitStatus() {}

    static String describe(int status) {
        return status > SIGNALLED ? "signal " + (status - SIGNALLED) : "status " + status;
    }
}
