package ly.ptsd.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ReadableQueryTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a=b", "a=%20%ED%95%9C&b=%F0%9F%98%80", "a+b=%00"})
    void letsTextThrough(String query) throws Exception {
        pass(query);

        assertThat(chain.getRequest()).isSameAs(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff", "%c3%28=a", "a=%ED%A0%80", "a=%zz", "a=%", "a=%4"})
    void refusesWhatIsNone(String query) throws Exception {
        pass(query);

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("request_invalid");
    }

    private void pass(String query) throws Exception {
        request.setQueryString(query);
        new ReadableQuery(new ProblemWriter(new JsonMapper())).doFilter(request, response, chain);
    }
}
