package ly.ptsd.media.machine;

/** The server has learned its tenant and may work from now on; the listeners make it ready. Published until all of them could. */
public record ServiceOpened(Tenancy tenancy) {}
