package ly.ptsd.aim.instance;

/** Whether one more instance may be launched: operators can stop all launches, and there are ceilings. */
public interface LaunchAllowance {

    /**
     * Asks for an instance as ordered. To be called in the transaction that writes the launch down: until it ends, no
     * other launch is decided, so that two of them never share the last place below a ceiling. A launch that is
     * written down already needs no allowance any more, because it may have been made.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    Answer ask(LaunchOrder order);

    sealed interface Answer {

        record Allowed() implements Answer {}

        /** Not now; once an operator or the end of another instance has made room, yes. */
        record Refused(Cause cause) implements Answer {}
    }

    /** Why a launch is refused. */
    enum Cause {
        /** An operator has stopped all launches. */
        SWITCHED_OFF,
        /** There are as many instances as there may be. */
        INSTANCE_CEILING,
        /** The instances would cost more per hour than they may. */
        SPEND_CEILING
    }
}
