package ly.ptsd.media.ffmpeg;

/** What a look into a file gave: a {@link Source} that can be played, or the reason why not. */
public sealed interface ProbeResult permits Source, Refused {}
