package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTests {

    @Test
    void repeatsWhatThePlatformSaidInOneLine() {
        var problem = Problem.of("PATCH /u", 422, """
                {"type": "/problems/media_unreadable", "status": 422,
                 "code": "media_unreadable"}""");

        assertThat(problem.code()).isEqualTo("media_unreadable");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem)
                .hasMessage("{\"type\":\"/problems/media_unreadable\",\"status\":422,\"code\":\"media_unreadable\"}");
    }

    @Test
    void hasACodeForAnAnswerThatIsNoProblem() {
        var problem = Problem.of("GET /", 502, "<html>Bad gateway</html>");

        assertThat(problem).hasMessage("{\"code\":\"unexpected_answer\",\"status\":502,\"detail\":\"GET /\"}");
    }
}
