package ly.ptsd.platform.jwt;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator what to do, instead of where the code was. */
class WrongSigningSecretAnalyzer extends AbstractFailureAnalyzer<WrongSigningSecret> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSigningSecret cause) {
        return new FailureAnalysis(
                "The signing keys in the table signing_key were encrypted with another secret than the one in "
                        + "ptsd.signing-secret.",
                "Give this service the secret it had before. If that secret is lost, delete the rows of signing_key: "
                        + "a new key is made, and every token that was given out is void.",
                cause);
    }
}
