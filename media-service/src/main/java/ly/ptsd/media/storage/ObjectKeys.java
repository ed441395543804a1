package ly.ptsd.media.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layout of the bucket, known here only. */
public final class ObjectKeys {

    /** The prefix of all manifests. */
    public static final String MANIFESTS = "manifests/";

    /** The prefix of all open playback sessions. */
    public static final String SESSIONS = "sessions/";

    /** The prefix of all snapshots. */
    public static final String SNAPSHOTS = "library/";

    /** The prefixes of all that items have, their manifests excepted; after each comes the id of an item. */
    public static final List<String> ITEMS = List.of("sources/", "media/");

    private ObjectKeys() {}

    /** The file as it was uploaded. */
    public static ObjectKey source(String mediaId) {
        return new ObjectKey("sources/" + mediaId + "/original");
    }

    /** A file of a rendition: its init segment or one of its media segments. */
    public static ObjectKey renditionFile(String mediaId, String rendition, String name) {
        return new ObjectKey(rendition(mediaId, rendition) + name);
    }

    /** The init segment of a rendition. */
    public static ObjectKey init(String mediaId, String rendition) {
        return renditionFile(mediaId, rendition, "init.mp4");
    }

    /** Of which item an object below one of {@link #ITEMS} is. */
    public static String mediaId(ObjectKey key) {
        return key.value().split("/", 3)[1];
    }

    /** Captions of an item as WebVTT. */
    public static ObjectKey caption(String mediaId, String captionId) {
        return new ObjectKey(captions(mediaId) + captionId + ".vtt");
    }

    /** The prefix of all captions of an item. */
    public static String captions(String mediaId) {
        return "media/" + mediaId + "/captions/";
    }

    /** A sheet of the storyboard of an item. */
    public static ObjectKey sheet(String mediaId, String name) {
        return new ObjectKey(storyboard(mediaId) + name);
    }

    /** The prefix of all sheets of an item's storyboard. */
    public static String storyboard(String mediaId) {
        return "media/" + mediaId + "/storyboard/";
    }

    /** @param version absent for the poster that was made when the item was uploaded */
    public static ObjectKey poster(String mediaId, @Nullable String version) {
        return new ObjectKey("media/" + mediaId + "/poster" + (version == null ? "" : "-" + version) + ".jpg");
    }

    /** The prefix of all posters of an item, chosen before or now. */
    public static String posters(String mediaId) {
        return "media/" + mediaId + "/poster";
    }

    /** Everything needed to know the item again from the bucket alone. */
    public static ObjectKey manifest(String mediaId) {
        return new ObjectKey(MANIFESTS + mediaId + ".json");
    }

    /** All things of one small kind. */
    public static ObjectKey snapshot(String name) {
        return new ObjectKey(SNAPSHOTS + name + ".json");
    }

    /** An open playback session, by a name that does not open it. */
    public static ObjectKey session(String publicId) {
        return new ObjectKey(SESSIONS + publicId + ".json");
    }

    /** Says that the server of that generation has ended all it did, for the one that comes after it. */
    public static ObjectKey handedOver(int generation) {
        return new ObjectKey("server/handed-over-" + generation);
    }

    /** What all servers of the tenant sign session ids with. */
    public static ObjectKey sessionKey() {
        return new ObjectKey("server/session-key");
    }

    /** The prefix of all files of one rendition. */
    public static String rendition(String mediaId, String rendition) {
        return "media/" + mediaId + "/" + rendition + "/";
    }

    /** The prefix of all that was made of a source. */
    public static String made(String mediaId) {
        return "media/" + mediaId + "/";
    }

    /** The prefixes of all that an item has in the bucket, the manifest excepted. */
    public static List<String> contents(String mediaId) {
        return List.of(made(mediaId), "sources/" + mediaId + "/");
    }
}
