package ly.ptsd.platform.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;
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

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RequestRejectedHandler.class)
    static class Firewall {

        /** An address or header that can be read in two ways is not read at all, and answered as any other mistake. */
        @Bean
        RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
            return (request, response, rejection) -> problems.write(
                    new Problem(400, "request_invalid", "The request cannot be read."), request, response);
        }
    }
}
