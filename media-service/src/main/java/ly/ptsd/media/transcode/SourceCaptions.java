package ly.ptsd.media.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ly.ptsd.media.caption.Captions;
import ly.ptsd.media.ffmpeg.Encoder;
import ly.ptsd.media.ffmpeg.Source;
import ly.ptsd.media.ffmpeg.TextTrack;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.Library;
import org.springframework.stereotype.Component;

/** Makes the text tracks of a source captions of its item, once. */
@Component
class SourceCaptions {

    private final Encoder encoder;
    private final Library library;
    private final Captions captions;

    SourceCaptions(Encoder encoder, Library library, Captions captions) {
        this.encoder = encoder;
        this.library = library;
        this.captions = captions;
    }

    void takeIfAny(Item item, Source source, Path input, Path folder) throws IOException, InterruptedException {
        boolean open = library.findKept(item.id())
                .filter(now -> now.extras().textTracksTaken() == null)
                .isPresent();
        if (source.texts().isEmpty() || !open) {
            return;
        }
        try (var work = WorkFolder.in(folder)) {
            List<Path> files = encoder.texts(input, source, work.path());
            List<Captions.TextFile> found = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                TextTrack track = source.texts().get(i);
                if (Files.exists(files.get(i))) {
                    byte[] content = Files.readAllBytes(files.get(i));
                    found.add(new Captions.TextFile("t" + track.index(), track.language(), track.title(), content));
                }
            }
            captions.takeTracks(item.id(), found);
        }
    }
}
