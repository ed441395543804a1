package ly.ptsd.gateway.route;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/**
 * One line of the table of routes.
 *
 * @param methods empty for all
 * @param largestBody null for as much as comes, which the service behind limits
 */
record RouteLine(
        String id,
        Target target,
        Needs needs,
        List<String> paths,
        List<String> exceptions,
        List<HttpMethod> methods,
        @Nullable DataSize largestBody) {

    /** What an API call may send where the line says nothing else. */
    private static final DataSize USUAL_BODY = DataSize.ofMegabytes(1);

    /** Who answers. */
    enum Target {
        USER,
        AIM,
        LINKS,
        FRONTEND,
        /** That of the tenant whom the path names. */
        MEDIA_SERVER
    }

    /** What a request has to bring. */
    enum Needs {
        NOTHING,
        ACCESS_TOKEN,
        /** An access token of somebody who is one. */
        OPERATOR,
        /** A media token or a playback grant, made for the tenant whom the path names. */
        MEDIA_TOKEN
    }

    static RouteLine line(String id, Target target, Needs needs, String... paths) {
        return new RouteLine(id, target, needs, List.of(paths), List.of(), List.of(), USUAL_BODY);
    }

    RouteLine only(HttpMethod... allowed) {
        return new RouteLine(id, target, needs, paths, exceptions, List.of(allowed), largestBody);
    }

    RouteLine except(String... others) {
        return new RouteLine(id, target, needs, paths, List.of(others), methods, largestBody);
    }

    RouteLine upTo(DataSize largest) {
        return new RouteLine(id, target, needs, paths, exceptions, methods, largest);
    }

    RouteLine anySize() {
        return new RouteLine(id, target, needs, paths, exceptions, methods, null);
    }
}
