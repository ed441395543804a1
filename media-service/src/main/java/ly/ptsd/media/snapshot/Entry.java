package ly.ptsd.media.snapshot;

/** One of the things in a snapshot. */
public interface Entry {

    String id();
}
