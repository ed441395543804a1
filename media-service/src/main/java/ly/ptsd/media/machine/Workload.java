package ly.ptsd.media.machine;

/** What the server is busy with, for its health report. */
public interface Workload {

    int runningJobs();
}
