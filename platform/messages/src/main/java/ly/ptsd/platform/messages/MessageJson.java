package ly.ptsd.platform.messages;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON form of messages, the same whatever a service's own mapper is set to. */
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MessageJson() {}

    public static String write(Message message) {
        return MAPPER.writerFor(Message.class).writeValueAsString(message);
    }

    /** @throws tools.jackson.core.JacksonException when it is no message this version knows */
    public static Message read(String json) {
        return MAPPER.readValue(json, Message.class);
    }
}
