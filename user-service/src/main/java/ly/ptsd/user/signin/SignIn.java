package ly.ptsd.user.signin;

import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Fits sign-in into the service's filter chain. */
@Component
public class SignIn {

    private final SignInStart start;
    private final BegunSignIns begun;
    private final ProviderRegistrations registrations;
    private final NoAuthorizedClients clients;
    private final ProviderHttp http;
    private final SignInEnd end;

    SignIn(
            SignInStart start,
            BegunSignIns begun,
            ProviderRegistrations registrations,
            NoAuthorizedClients clients,
            ProviderHttp http,
            SignInEnd end) {
        this.start = start;
        this.begun = begun;
        this.registrations = registrations;
        this.clients = clients;
        this.http = http;
        this.end = end;
    }

    public void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.clientRegistrationRepository(registrations)
                .authorizedClientRepository(clients)
                .loginPage("/login")
                .authorizationEndpoint(
                        endpoint -> endpoint.authorizationRequestResolver(start).authorizationRequestRepository(begun))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(ProviderRegistrations.CALLBACK + "*"))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(idTokenOnly()))
                .successHandler(end)
                .failureHandler(end)
                .addObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(end);
                        return filter;
                    }
                });
    }

    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(http.requests())
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Both providers put all that was consented to into the ID token; the user info endpoint would only repeat it. */
    private static OidcUserService idTokenOnly() {
        var users = new OidcUserService();
        users.setRetrieveUserInfo(request -> false);
        return users;
    }
}
