package ly.ptsd.local.aws.iam;

import java.util.function.Consumer;
import ly.ptsd.local.aws.credential.NotAuthenticated;
import ly.ptsd.local.aws.fault.Fault;
import ly.ptsd.local.aws.query.QueryFault;
import ly.ptsd.local.aws.query.QueryService;
import ly.ptsd.local.aws.query.Xml;

/** The shape of answers that IAM and STS share. */
interface ClassicAnswers extends QueryService {

    String namespace();

    @Override
    default QueryFault refusal(NotAuthenticated reason) {
        String code =
                switch (reason.reason()) {
                    case NO_SIGNATURE -> "MissingAuthenticationToken";
                    case SIGNATURE_INCOMPLETE -> "IncompleteSignature";
                    case KEY_UNKNOWN, TOKEN_WRONG -> "InvalidClientTokenId";
                    case SESSION_EXPIRED -> "ExpiredToken";
                    case REQUEST_EXPIRED, SIGNATURE_WRONG -> "SignatureDoesNotMatch";
                };
        return new QueryFault(403, code, String.valueOf(reason.getMessage()));
    }

    @Override
    default Fault.Refuse tooFast() {
        return new Fault.Refuse(400, "Throttling", "Rate exceeded");
    }

    @Override
    default String answer(String action, String requestId, Consumer<Xml> content) {
        return new Xml()
                .element(
                        action + "Response",
                        namespace(),
                        xml -> xml.element(action + "Result", content)
                                .element("ResponseMetadata", metadata -> metadata.text("RequestId", requestId)))
                .toString();
    }

    @Override
    default String error(QueryFault fault, String requestId) {
        return new Xml()
                .element(
                        "ErrorResponse",
                        namespace(),
                        xml -> xml.element(
                                        "Error",
                                        error -> error.text("Type", fault.status() < 500 ? "Sender" : "Receiver")
                                                .text("Code", fault.code())
                                                .text("Message", String.valueOf(fault.getMessage())))
                                .text("RequestId", requestId))
                .toString();
    }
}
