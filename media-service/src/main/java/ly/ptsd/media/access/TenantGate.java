package ly.ptsd.media.access;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import ly.ptsd.media.machine.Machine;
import ly.ptsd.platform.problem.Problem;
import ly.ptsd.platform.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything else: this server knows one tenant, and once it does, no other exists for it. A token made for
 * another tenant is told the same, whatever else is wrong with it.
 */
final class TenantGate extends OncePerRequestFilter {

    private static final String PREFIX = "/api/media/";
    private static final String BEARER = "Bearer ";
    private static final String AUDIENCE = "media:";

    private final Machine machine;
    private final ProblemWriter problems;

    TenantGate(Machine machine, ProblemWriter problems) {
        this.machine = machine;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            check(request, machine.openTenancy().tenantId());
        } catch (Problem refusal) {
            var again = refusal.retryAfter();
            if (again != null) {
                response.setHeader("Retry-After", Long.toString(again.toSeconds()));
            }
            problems.write(refusal, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void check(HttpServletRequest request, String tenantId) {
        String rest = request.getRequestURI().substring(PREFIX.length());
        boolean ours = rest.equals(tenantId) || rest.startsWith(tenantId + "/");
        if (!ours || audiences(request).stream().anyMatch(audience -> isOther(audience, tenantId))) {
            throw new Problem(404, "tenant_unknown", "There is no such media server.");
        }
    }

    private static boolean isOther(String audience, String tenantId) {
        return audience.startsWith(AUDIENCE) && !audience.equals(AUDIENCE + tenantId);
    }

    /** Read without being believed: proving the token comes after. */
    private static List<String> audiences(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            return List.of();
        }
        try {
            return JWTParser.parse(header.substring(BEARER.length()))
                    .getJWTClaimsSet()
                    .getAudience();
        } catch (ParseException | RuntimeException unreadable) {
            return List.of();
        }
    }
}
