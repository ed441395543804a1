package ly.ptsd.aim.bucket.s3;

import java.util.HashMap;
import ly.ptsd.aim.bucket.BucketName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the owner called an item, as the media server wrote it into the item's manifest. A media server is trusted with
 * nothing: only the beginning of what it wrote is read, and what cannot be read names nothing.
 */
@Component
class ManifestNames {

    /** The item comes first in a manifest; the list of its segments behind it can be long. */
    private static final String BEGINNING = "bytes=0-65535";

    private static final int LONGEST_NAME = 255;

    private final S3Client s3;
    private final JsonMapper json;

    ManifestNames(S3Client s3, JsonMapper json) {
        this.s3 = s3;
        this.json = json;
    }

    /** @param deleted the owner has deleted the item, and its source is about to go */
    record Names(
            boolean deleted,
            @Nullable String title,
            @Nullable String fileName) {

        static final Names NONE = new Names(false, null, null);
    }

    Names of(BucketName bucket, String media) {
        try {
            var beginning = s3.getObjectAsBytes(request -> request.bucket(bucket.value())
                    .key("manifests/" + media + ".json")
                    .range(BEGINNING));
            return read(beginning.asByteArray());
        } catch (NoSuchKeyException | JacksonException nameless) {
            return Names.NONE;
        }
    }

    private Names read(byte[] beginning) {
        boolean deleted = false;
        try (var parser = json.createParser(beginning)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var property = parser.currentName();
                parser.nextToken();
                if (property.equals("deleted")) {
                    deleted = parser.getBooleanValue();
                } else if (property.equals("item")) {
                    return names(deleted, parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new Names(deleted, null, null);
    }

    private static Names names(boolean deleted, JsonParser item) {
        var texts = new HashMap<String, String>();
        while (item.nextToken() == JsonToken.PROPERTY_NAME) {
            var property = item.currentName();
            if (item.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(property, item.getString());
            } else {
                item.skipChildren();
            }
        }
        return new Names(deleted, shortened(texts.get("title")), shortened(texts.get("fileName")));
    }

    private static @Nullable String shortened(@Nullable String name) {
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
