package ly.ptsd.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.putUriTemplateVariables;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Whether a request is one of a line's; if so, the pattern and the parts of the path that it names are kept with it. */
final class LineMatch implements Predicate<ServerWebExchange> {

    private final List<PathPattern> paths;
    private final List<PathPattern> exceptions;
    private final Set<HttpMethod> methods;

    LineMatch(RouteLine line) {
        this.paths = patterns(line.paths());
        this.exceptions = patterns(line.exceptions());
        this.methods = Set.copyOf(line.methods());
    }

    private static List<PathPattern> patterns(List<String> paths) {
        return paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    @Override
    public boolean test(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().pathWithinApplication();
        var matched = first(paths, path);
        if (matched == null
                || first(exceptions, path) != null
                || !(methods.isEmpty() || methods.contains(request.getMethod()))) {
            return false;
        }
        var parts = matched.matchAndExtract(path);
        if (parts != null && !parts.getUriVariables().isEmpty()) {
            putUriTemplateVariables(exchange, parts.getUriVariables());
        }
        exchange.getAttributes().put(GATEWAY_PREDICATE_MATCHED_PATH_ATTR, matched.getPatternString());
        return true;
    }

    private static @Nullable PathPattern first(List<PathPattern> patterns, PathContainer path) {
        for (var pattern : patterns) {
            if (pattern.matches(path)) {
                return pattern;
            }
        }
        return null;
    }
}
