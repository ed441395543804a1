package ly.ptsd.local.service;

/**
 * A service of the platform on this machine.
 *
 * @param name its module
 * @param heapMegabytes the most its objects may take
 * @param managementPort where its health is
 */
public record Service(String name, int heapMegabytes, int managementPort) {}
