package ly.ptsd.user.role;

import java.util.List;
import java.util.Set;
import ly.ptsd.user.account.AccountId;
import ly.ptsd.user.account.Accounts;
import org.springframework.stereotype.Component;

/** The roles of accounts. They are looked up anew for every access token, so one that is taken away ends with it. */
@Component
public class Roles {

    private static final String SUBSCRIBER = "subscriber";
    private static final String OPERATOR = "operator";

    private final Accounts accounts;
    private final Set<String> operators;

    Roles(Accounts accounts, RoleProperties properties) {
        this.accounts = accounts;
        this.operators = Set.copyOf(properties.operators());
    }

    public List<String> of(AccountId account) {
        return isOperator(account) ? List.of(SUBSCRIBER, OPERATOR) : List.of(SUBSCRIBER);
    }

    private boolean isOperator(AccountId account) {
        return !operators.isEmpty()
                && accounts.find(account).stream()
                        .flatMap(found -> found.identities().stream())
                        .anyMatch(identity -> operators.contains(identity.issuer() + "|" + identity.subject()));
    }
}
