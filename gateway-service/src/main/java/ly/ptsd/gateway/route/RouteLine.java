package ly.ptsd.gateway.route;

import static ly.ptsd.gateway.limit.RouteClass.READS;
import static ly.ptsd.gateway.limit.RouteClass.WRITES;

import java.util.List;
import ly.ptsd.gateway.limit.RouteClass;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/**
 * One line of the table of routes.
 *
 * @param methods empty for all
 * @param reading what a GET or HEAD is counted as
 * @param changing what every other request is counted as
 * @param largestBody null for as much as comes, which the service behind limits
 */
record RouteLine(
        String id,
        Target target,
        Needs needs,
        List<String> paths,
        List<String> exceptions,
        List<HttpMethod> methods,
        RouteClass reading,
        RouteClass changing,
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
        return new RouteLine(id, target, needs, List.of(paths), List.of(), List.of(), READS, WRITES, USUAL_BODY);
    }

    RouteLine only(HttpMethod... allowed) {
        return new RouteLine(id, target, needs, paths, exceptions, List.of(allowed), reading, changing, largestBody);
    }

    RouteLine except(String... others) {
        return new RouteLine(id, target, needs, paths, List.of(others), methods, reading, changing, largestBody);
    }

    RouteLine upTo(DataSize largest) {
        return new RouteLine(id, target, needs, paths, exceptions, methods, reading, changing, largest);
    }

    RouteLine anySize() {
        return new RouteLine(id, target, needs, paths, exceptions, methods, reading, changing, null);
    }

    RouteLine as(RouteClass all) {
        return as(all, all);
    }

    RouteLine as(RouteClass read, RouteClass changed) {
        return new RouteLine(id, target, needs, paths, exceptions, methods, read, changed, largestBody);
    }
}
