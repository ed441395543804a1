package ly.ptsd.local.aws.query;

import java.util.Map;
import java.util.function.Consumer;
import ly.ptsd.local.aws.credential.Credential;
import ly.ptsd.local.aws.credential.NotAuthenticated;
import ly.ptsd.local.aws.fault.Fault;

/** One AWS service that speaks the Query protocol. */
public interface QueryService {

    /** A call that was understood: who asks, and for what. */
    record Call(Credential caller, QueryParameters parameters) {}

    /** What a call does; the answer is written when it returns. */
    @FunctionalInterface
    interface Action {
        Consumer<Xml> perform(Call call);
    }

    /** The name in the scope of a signature. */
    String name();

    Map<String, Action> actions();

    QueryFault refusal(NotAuthenticated reason);

    /** How this service refuses what comes too fast. */
    Fault.Refuse tooFast();

    /** @throws QueryFault when the caller may not do this */
    void authorize(Credential caller, String action);

    String answer(String action, String requestId, Consumer<Xml> content);

    String error(QueryFault fault, String requestId);
}
