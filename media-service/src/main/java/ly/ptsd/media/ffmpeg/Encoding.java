package ly.ptsd.media.ffmpeg;

/** A running pass. Closing it early kills the process and all its children. */
public final class Encoding implements AutoCloseable {

    /**
     * Waits until every rendition was told to the listener as finished.
     *
     * @throws InterruptedException also when the encoding was closed by another thread; the process is gone then
     */
    public void await() throws EncodingFailed, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
