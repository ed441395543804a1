package ly.ptsd.local.aws.machine;

/** Something an instance can run when its user data says {@code docker run … IMAGE}. */
@FunctionalInterface
public interface MachineImage {

    /** Starts the image on the machine and returns at once; the workload then lives until it is stopped. */
    Workload start(InstanceEnvironment environment);

    /** An image whose service the machine offers anyway, a database for instance: nothing is started. */
    static MachineImage provided() {
        return _ -> () -> {};
    }
}
