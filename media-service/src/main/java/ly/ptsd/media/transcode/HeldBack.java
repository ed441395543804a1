package ly.ptsd.media.transcode;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import ly.ptsd.media.ffmpeg.EncodeListener;
import ly.ptsd.media.ffmpeg.Rendition;
import ly.ptsd.media.ffmpeg.Segment;

/** Lets an encoder run ahead: what it makes waits where it is until it may be told. */
record HeldBack(CompletableFuture<? extends EncodeListener> mayBeTold) implements EncodeListener {

    @Override
    public void initWritten(Rendition rendition, Path init) {
        listener().initWritten(rendition, init);
    }

    @Override
    public void segmentWritten(Rendition rendition, Segment segment) {
        listener().segmentWritten(rendition, segment);
    }

    @Override
    public void renditionFinished(Rendition rendition) {
        listener().renditionFinished(rendition);
    }

    /** Nobody waits for it. */
    @Override
    public void progressed(double fraction, double speed) {
        if (mayBeTold.isDone()) {
            listener().progressed(fraction, speed);
        }
    }

    private EncodeListener listener() {
        try {
            return mayBeTold.get();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the encoder was ended", ended);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
