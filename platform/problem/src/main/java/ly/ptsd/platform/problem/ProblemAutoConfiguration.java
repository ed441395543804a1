package ly.ptsd.platform.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.ObjectMapper;

/** Gives every servlet service the same errors, without a line in the service. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ProblemAdvice.class)
class ProblemAutoConfiguration {

    @Bean
    ProblemWriter problemWriter(ObjectMapper json) {
        return new ProblemWriter(json);
    }

    /** Ahead of every filter that looks at parameters. */
    @Bean
    FilterRegistrationBean<ReadableQuery> readableQuery(ProblemWriter problems) {
        var first = new FilterRegistrationBean<>(new ReadableQuery(problems));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }
}
