package ly.ptsd.media.library;

import java.time.Instant;
import java.util.List;
import ly.ptsd.media.position.Position;
import org.jspecify.annotations.Nullable;

/** An item as the owner's browser sees it. */
public record ItemView(
        String id,
        String title,
        List<String> tags,
        String fileName,
        String contentType,
        ItemState state,
        boolean watchable,
        @Nullable String error,
        long sizeBytes,
        long receivedBytes,
        @Nullable Double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,
        boolean hasVideo,
        boolean hasAudio,
        List<RenditionView> renditions,
        List<CaptionView> captions,
        List<Chapter> chapters,
        boolean storyboard,
        @Nullable String posterUrl,
        boolean shareable,
        @Nullable String duplicateOf,
        @Nullable Double positionSeconds,
        boolean watched,
        Instant createdAt) {

    record RenditionView(String name, @Nullable Integer height, ItemRendition.State state, double progress) {

        static RenditionView of(ItemRendition rendition) {
            return new RenditionView(rendition.name(), rendition.height(), rendition.state(), rendition.progress());
        }
    }

    record CaptionView(String id, String language, String label) {

        static CaptionView of(Caption caption) {
            return new CaptionView(caption.id(), caption.language(), caption.label());
        }
    }

    static ItemView of(Item item, @Nullable String posterUrl, @Nullable Position position) {
        var facts = item.facts();
        var origin = item.extras().origin();
        return new ItemView(
                item.id(),
                item.title(),
                item.tags(),
                item.fileName(),
                item.contentType(),
                item.state(),
                item.isWatchable(),
                item.error(),
                item.sizeBytes(),
                item.receivedBytes(),
                facts == null ? null : facts.durationSeconds(),
                facts == null ? null : facts.width(),
                facts == null ? null : facts.height(),
                facts != null && facts.hasVideo(),
                facts != null && facts.hasAudio(),
                item.renditions().values().stream().map(RenditionView::of).toList(),
                item.extras().captions().values().stream().map(CaptionView::of).toList(),
                facts == null ? List.of() : facts.chapters(),
                item.extras().storyboard() != null,
                posterUrl,
                item.announcement().acknowledged(),
                origin == null ? null : origin.duplicateOf(),
                position == null || position.seconds() == 0 ? null : position.seconds(),
                position != null && position.watched(),
                item.createdAt());
    }
}
