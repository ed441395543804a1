package ly.ptsd.local.aws.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import ly.ptsd.local.aws.ec2.Instance;

/** The metadata service by its second version only: a token first, then reading with it. */
final class MetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String TOKEN_PATH = "/latest/api/token";
    private static final String LIFE_HEADER = "X-aws-ec2-metadata-token-ttl-seconds";
    private static final String TOKEN_HEADER = "X-aws-ec2-metadata-token";
    private static final int LONGEST_LIFE_SECONDS = 21_600;

    private final transient Function<HttpServletRequest, Optional<Instance>> askers;
    private final transient MetadataTokens tokens;
    private final transient MetadataTree tree;

    MetadataServlet(Function<HttpServletRequest, Optional<Instance>> askers, MetadataTokens tokens, MetadataTree tree) {
        this.askers = askers;
        this.tokens = tokens;
        this.tree = tree;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Instance> asker = askers.apply(request);
        if (asker.isEmpty()) {
            response.setStatus(404);
        } else if (request.getRequestURI().equals(TOKEN_PATH)) {
            issue(asker.get(), request, response);
        } else {
            read(asker.get(), request, response);
        }
    }

    private void issue(Instance asker, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String life = Optional.ofNullable(request.getHeader(LIFE_HEADER)).orElse("");
        if (!request.getMethod().equals("PUT")) {
            response.setStatus(405);
        } else if (request.getHeader("X-Forwarded-For") != null) {
            // Whatever asks through a proxy is not the instance itself.
            response.setStatus(403);
        } else if (!life.matches("\\d{1,5}")
                || Integer.parseInt(life) < 1
                || Integer.parseInt(life) > LONGEST_LIFE_SECONDS) {
            response.setStatus(400);
        } else {
            response.setHeader(LIFE_HEADER, life);
            answer(response, tokens.issue(asker.id(), Duration.ofSeconds(Long.parseLong(life))));
        }
    }

    private void read(Instance asker, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = Optional.ofNullable(request.getHeader(TOKEN_HEADER)).orElse("");
        String path = request.getRequestURI();
        if (!request.getMethod().equals("GET")) {
            response.setStatus(405);
        } else if (!tokens.accepts(asker.id(), token)) {
            response.setStatus(401);
        } else {
            Optional<String> value = path.startsWith("/latest/")
                    ? tree.read(asker, path.substring("/latest/".length()))
                    : Optional.empty();
            if (value.isPresent()) {
                answer(response, value.get());
            } else {
                response.setStatus(404);
            }
        }
    }

    private static void answer(HttpServletResponse response, String value) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(value.getBytes(UTF_8));
    }
}
