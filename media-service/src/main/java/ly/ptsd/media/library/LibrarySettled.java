package ly.ptsd.media.library;

/** The index holds everything, and nobody else writes into the bucket any more. Published once per process. */
public record LibrarySettled() {}
