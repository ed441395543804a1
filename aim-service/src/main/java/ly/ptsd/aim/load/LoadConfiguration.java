package ly.ptsd.aim.load;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Calls controllers through the {@link Bulkhead}: after the request has been read and before the answer is written, so that
 * a slow caller takes nobody's turn.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadProperties.class)
class LoadConfiguration implements WebMvcRegistrations {

    private final Bulkhead bulkhead;

    LoadConfiguration(Bulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {
            @Override
            protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
                return new InTurn(method);
            }
        };
    }

    private final class InTurn extends ServletInvocableHandlerMethod {

        InTurn(HandlerMethod method) {
            super(method);
        }

        @Override
        protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
            return bulkhead.inTurn(() -> super.doInvoke(arguments));
        }
    }
}
