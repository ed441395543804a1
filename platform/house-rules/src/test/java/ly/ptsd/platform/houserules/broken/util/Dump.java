package ly.ptsd.platform.houserules.broken.util;

/** In a package with a name that says nothing. */
class Dump {}
