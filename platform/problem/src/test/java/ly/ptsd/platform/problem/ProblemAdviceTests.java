package ly.ptsd.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.sql.SQLException;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTests {

    record Named(@NotBlank String name) {}

    @RestController
    static class Doors {
        @GetMapping("/busy")
        void busy() {
            throw new Problem(503, "server_not_ready", "Not yet.", Duration.ofMillis(4001)).with("tenant", "t");
        }

        @GetMapping("/broken")
        void broken() {
            throw new NoSuchElementException("jdbc password is hunter2");
        }

        @GetMapping("/disconnected")
        void disconnected(@RequestParam String state) {
            throw new IllegalStateException(new SQLException("gone", state));
        }

        @PostMapping("/named")
        void named(@Valid @RequestBody Named named) {}

        @GetMapping("/number")
        void number(@RequestParam int n) {}
    }

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Doors())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    @Test
    void answersARefusalWithItsCodeAndItsWait() throws Exception {
        http.perform(get("/busy").header("X-Request-Id", "r1"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value("server_not_ready"))
                .andExpect(jsonPath("$.type").value("/problems/server_not_ready"))
                .andExpect(jsonPath("$.tenant").value("t"))
                .andExpect(jsonPath("$.requestId").value("r1"));
    }

    @Test
    void asksToComeAgainWhenTheDatabaseIsGone() throws Exception {
        http.perform(get("/disconnected").param("state", "08S01"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"))
                .andExpect(jsonPath("$.code").value("service_busy"));
    }

    @Test
    void blamesItselfForAnyOtherErrorOfTheDatabase() throws Exception {
        http.perform(get("/disconnected").param("state", "42000"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("internal_error"));
    }

    @Test
    void showsNothingOfAnUnforeseenError() throws Exception {
        var answer = http.perform(get("/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("internal_error"))
                .andReturn();
        assertThat(answer.getResponse().getContentAsString()).doesNotContain("hunter2");
    }

    @Test
    void namesTheFieldsThatAreWrong() throws Exception {
        http.perform(post("/named").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\" \"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("request_invalid"))
                .andExpect(jsonPath("$.errors[0].field").value("name"));
    }

    @Test
    void givesFrameworkRefusalsAStableCode() throws Exception {
        http.perform(post("/busy"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(jsonPath("$.code").value("method_not_allowed"));
        http.perform(post("/named").contentType(MediaType.TEXT_PLAIN).content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("media_type_unsupported"));
        http.perform(post("/named").contentType(MediaType.APPLICATION_JSON).content("{"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("request_invalid"));
        http.perform(get("/number").param("n", "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("request_invalid"));
    }
}
