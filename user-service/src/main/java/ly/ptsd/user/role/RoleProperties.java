package ly.ptsd.user.role;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who has which role.
 *
 * @param operators identities as {@code issuer|subject}; whoever can sign in by one of them is an operator
 */
@ConfigurationProperties("ptsd.user")
record RoleProperties(@DefaultValue List<String> operators) {

    private static final Pattern IDENTITY = Pattern.compile("https?://[^|\\s]+\\|[^|\\s]+");

    RoleProperties {
        operators = List.copyOf(operators);
        operators.stream()
                .filter(identity -> !IDENTITY.matcher(identity).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException("ptsd.user.operators names identities as issuer|subject, such as"
                            + " https://accounts.google.com|1234567890, but has " + wrong);
                });
    }
}
