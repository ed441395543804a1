package ly.ptsd.local.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies by effect, action and resource. */
class PolicyDocumentTests {

    private static final PolicyDocument POLICY = PolicyDocument.parse("""
            {"Statement":[
              {"Effect":"Allow","Action":["s3:Get*","s3:ListBucket"],"Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]},
              {"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/private/*"},
              {"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::b/k, true",
        "s3:getobject, arn:aws:s3:::b/k, true",
        "s3:GetObject, arn:aws:s3:::b/deep/k, true",
        "s3:GetObject, arn:aws:s3:::bb/k, false",
        "s3:GetObject, arn:aws:s3:::B/k, false",
        "s3:PutObject, arn:aws:s3:::b/k, false",
        "s3:ListBucket, arn:aws:s3:::b, true"
    })
    void allowsByActionAndResource(String action, String resource, boolean allowed) {
        assertThat(POLICY.allows(action, resource)).isEqualTo(allowed);
    }

    @Test
    void deniesWhatIsDeniedWithoutACondition() {
        assertThat(POLICY.denies("s3:GetObject", "arn:aws:s3:::b/private/k")).isTrue();
        assertThat(POLICY.denies("s3:GetObject", "arn:aws:s3:::b/k")).isFalse();
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThatIllegalArgumentException().isThrownBy(() -> PolicyDocument.parse("{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> PolicyDocument.parse("no JSON"));
    }
}
