package ly.ptsd.local.aws.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ly.ptsd.local.aws.credential.Credential;
import ly.ptsd.local.aws.credential.NotAuthenticated;
import ly.ptsd.local.aws.credential.Queries;
import ly.ptsd.local.aws.credential.Signatures;
import ly.ptsd.local.aws.fault.Fault;
import ly.ptsd.local.aws.fault.FaultPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes signed calls for several services at one address; the signature's scope names the service. */
public final class QueryServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(QueryServlet.class);
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[^/]+/[^/]+/([a-z0-9-]+)/aws4_request");
    private static final int LARGEST_CALL = 1 << 20;

    /** In place of a status: the server cuts the connection. */
    private static final int CUT = -1;

    private final transient List<QueryService> services;
    private final transient Signatures signatures;
    private final transient FaultPlan faults;

    public QueryServlet(Signatures signatures, List<QueryService> services, FaultPlan faults) {
        this.signatures = signatures;
        this.services = services;
        this.faults = faults;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String requestId = UUID.randomUUID().toString();
        byte[] body = request.getInputStream().readNBytes(LARGEST_CALL);
        QueryService service = addressed(request);
        try {
            Optional<String> answer = perform(service, request, body, requestId);
            if (answer.isPresent()) {
                send(response, 200, requestId, answer.get());
            } else {
                response.sendError(CUT);
            }
        } catch (QueryFault fault) {
            send(response, fault.status(), requestId, service.error(fault, requestId));
        } catch (RuntimeException e) {
            log.error("call failed service={} request={}", service.name(), requestId, e);
            var fault = new QueryFault(500, "InternalError", "An internal error has occurred");
            send(response, fault.status(), requestId, service.error(fault, requestId));
        }
    }

    /** The answer; empty when it is to be lost. */
    private Optional<String> perform(QueryService service, HttpServletRequest request, byte[] body, String requestId) {
        Credential caller;
        try {
            caller = signatures.verify(request, body);
        } catch (NotAuthenticated e) {
            throw service.refusal(e);
        }
        var parameters = new QueryParameters(Queries.parse(new String(body, UTF_8)));
        String name = parameters.get("Action");
        QueryService.Action action = Optional.ofNullable(service.actions().get(name))
                .orElseThrow(() -> QueryFault.badRequest("InvalidAction", "The action " + name + " is not valid here"));
        service.authorize(caller, name);
        var fate = faults.fate(
                service.name() + ":" + name, parameters.values().values().toString());
        fate.refusal(service.tooFast()).ifPresent(QueryServlet::refuse);
        var content = action.perform(new QueryService.Call(caller, parameters));
        log.debug("performed action={} request={}", name, requestId);
        fate.awaitAnswer();
        return fate.lost() ? Optional.empty() : Optional.of(service.answer(name, requestId, content));
    }

    private static void refuse(Fault.Refuse refusal) {
        throw new QueryFault(refusal.status(), refusal.code(), refusal.message());
    }

    private QueryService addressed(HttpServletRequest request) {
        Matcher scope = SCOPE.matcher(
                Optional.ofNullable(request.getHeader("Authorization")).orElse(""));
        String name = scope.find() ? scope.group(1) : "";
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElse(services.getFirst());
    }

    private static void send(HttpServletResponse response, int status, String requestId, String xml)
            throws IOException {
        byte[] body = xml.getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("text/xml;charset=UTF-8");
        response.setHeader("x-amzn-RequestId", requestId);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
