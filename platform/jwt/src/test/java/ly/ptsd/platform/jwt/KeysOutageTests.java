package ly.ptsd.platform.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import ly.ptsd.platform.problem.ProblemWriter;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import tools.jackson.databind.json.JsonMapper;

class KeysOutageTests {

    @Test
    void isNotTheFaultOfTheToken() throws Exception {
        var response = new MockHttpServletResponse();

        new KeysOutage(new ProblemWriter(JsonMapper.shared()))
                .doFilter(new MockHttpServletRequest(), response, (_, _) -> {
                    throw new AuthenticationServiceException("the issuer's keys cannot be fetched");
                });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(JsonMapper.shared()
                        .readTree(response.getContentAsString())
                        .path("code")
                        .asString())
                .isEqualTo("server_unreachable");
    }
}
