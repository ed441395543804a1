package ly.ptsd.local.aws.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plan over HTTP, for tests in other processes: {@code POST /} switches a fault on and names it, {@code GET /name}
 * tells what it met, {@code DELETE /name} switches it off.
 */
public final class FaultServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final transient FaultPlan plan;

    public FaultServlet(FaultPlan plan) {
        this.plan = plan;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getRequestURI().substring(1);
        switch (request.getMethod()) {
            case "POST" -> switchOn(request, response);
            case "GET" -> {
                var tally = plan.tally(name);
                if (tally.isEmpty()) {
                    response.setStatus(404);
                } else {
                    answer(response, tally.get());
                }
            }
            case "DELETE" -> {
                plan.remove(name);
                response.setStatus(204);
            }
            default -> response.setStatus(405);
        }
    }

    private void switchOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Fault fault = JSON.readValue(request.getInputStream().readAllBytes(), Fault.class);
            answer(response, Map.of("name", plan.add(fault)));
        } catch (JacksonException e) {
            response.setStatus(400);
            response.getOutputStream()
                    .write(String.valueOf(e.getOriginalMessage()).getBytes(UTF_8));
        }
    }

    private static void answer(HttpServletResponse response, Object told) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(told));
    }
}
