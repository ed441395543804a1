package ly.ptsd.aim.provisioning;

import ly.ptsd.aim.subscription.Step;
import ly.ptsd.aim.testbed.Cloud;
import ly.ptsd.aim.testbed.Faults;
import ly.ptsd.aim.testbed.StandstillTest;
import ly.ptsd.aim.testbed.SteppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** When Amazon says that it is asked too fast. Afterwards the service asks slowly, so no other test has it. */
@StandstillTest
@DirtiesContext
class CloudPaceTests extends CloudFault {

    CloudPaceTests(@Autowired Stage stage, @Autowired SteppedClock clock) {
        super(stage, clock);
    }

    @ParameterizedTest
    @CsvSource({"ec2:RunInstances, 503, RequestLimitExceeded", "iam:CreateRole, 400, Throttling"})
    void tellsTheOwnerAsksSeldomAndGoesOn(String call, int status, String code) {
        tellsAsksSeldomAndGoesOn(Faults.on(call, tenant).refuse(status, code));
    }

    @Test
    void goesOnWhenInstancesCanBeSeenAgain() {
        stage.stepUntil(id, Step.BOOT);
        var instance = Cloud.living(tenant).getFirst().instanceId();
        tellsAsksSeldomAndGoesOn(Faults.on("ec2:DescribeInstances", instance).refuse(503, "RequestLimitExceeded"));
    }
}
