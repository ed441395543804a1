package ly.ptsd.gateway.connection;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.UUID;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemBody;
import tools.jackson.databind.ObjectMapper;

/** Problems for requests that never became one: too slow, too long, or not HTTP. The connection ends with them. */
final class BareProblems {

    private final ObjectMapper json;

    BareProblems(ObjectMapper json) {
        this.json = json;
    }

    FullHttpResponse of(HttpResponseStatus status) {
        var id = UUID.randomUUID().toString();
        var body = json.writeValueAsBytes(ProblemBody.of(problem(status.code()), id));
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set("X-Content-Type-Options", "nosniff")
                .set(ProblemBody.REQUEST_ID_HEADER, id);
        return response;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 408 -> new Problem(status, "request_too_slow", "The request took too long to arrive.");
            case 413 -> new Problem(status, "body_too_large", "The request is too large.");
            case 414 -> new Problem(status, "uri_too_long", "The address is too long.");
            case 431 -> new Problem(status, "headers_too_large", "The headers are too large.");
            default -> new Problem(status, "request_invalid", "This is no valid request.");
        };
    }
}
