package ly.ptsd.media.scrub;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import ly.ptsd.media.library.Item;
import ly.ptsd.media.library.PublishedSegment;
import ly.ptsd.media.library.Segments;
import ly.ptsd.media.library.Storyboard;
import ly.ptsd.media.scrub.Part.Kind;
import ly.ptsd.media.storage.ObjectKey;
import ly.ptsd.media.storage.ObjectKeys;
import org.springframework.stereotype.Component;

/** Which objects the bucket must have of an item, its manifest excepted. */
@Component
class ItemObjects {

    private final Segments segments;

    ItemObjects(Segments segments) {
        this.segments = segments;
    }

    Map<ObjectKey, Part> of(Item item) {
        Map<ObjectKey, Part> expected = new HashMap<>();
        expected.put(ObjectKeys.source(item.id()), Part.only(Kind.SOURCE));
        item.renditions().keySet().forEach(name -> addRendition(expected, item.id(), name));
        item.extras()
                .captions()
                .values()
                .forEach(caption -> expected.put(
                        ObjectKeys.caption(item.id(), caption.id()), new Part(Kind.CAPTIONS, caption.label())));
        if (item.extras().storyboard() != null) {
            addStoryboard(expected, item.id(), item.extras().storyboard());
        }
        if (item.poster()) {
            expected.put(item.posterKey(), Part.only(Kind.POSTER));
        }
        return expected;
    }

    private void addRendition(Map<ObjectKey, Part> expected, String mediaId, String name) {
        var part = new Part(Kind.RENDITION, name);
        var published = segments.of(mediaId, name);
        published.stream()
                .map(PublishedSegment::name)
                .forEach(file -> expected.put(ObjectKeys.renditionFile(mediaId, name, file), part));
        if (!published.isEmpty()) {
            expected.put(ObjectKeys.init(mediaId, name), part);
        }
    }

    private static void addStoryboard(Map<ObjectKey, Part> expected, String mediaId, Storyboard storyboard) {
        IntStream.range(0, storyboard.starts().size())
                .mapToObj(storyboard::sheet)
                .distinct()
                .forEach(sheet -> expected.put(ObjectKeys.sheet(mediaId, sheet), Part.only(Kind.STORYBOARD)));
    }
}
