package ly.ptsd.local.store;

/** The ports the embedded stores listen on, all on the loopback address. */
public record StorePorts(int sql, int redis, int mongo) {}
