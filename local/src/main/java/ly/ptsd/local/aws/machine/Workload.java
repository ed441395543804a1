package ly.ptsd.local.aws.machine;

/** A started machine image. */
@FunctionalInterface
public interface Workload {

    /** Ends the workload for good; returns when it is gone. */
    void stop();
}
