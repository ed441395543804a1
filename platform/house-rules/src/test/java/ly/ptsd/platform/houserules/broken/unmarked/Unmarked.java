package ly.ptsd.platform.houserules.broken.unmarked;

/** In a package without the mark. */
class Unmarked {}
