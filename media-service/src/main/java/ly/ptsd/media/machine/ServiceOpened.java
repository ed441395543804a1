package ly.ptsd.media.machine;

/** The server has learned its tenant and may work from now on; published once per process. */
public record ServiceOpened(Tenancy tenancy) {}
