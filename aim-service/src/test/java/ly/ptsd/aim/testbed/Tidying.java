package ly.ptsd.aim.testbed;

import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * After each class of tests: the next one, which may share its service, finds no living subscription, no launch, no
 * instance and the plans as they were, and a service that goes on by itself has nothing more to look after.
 */
final class Tidying implements TestExecutionListener, Ordered {

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void afterTestClass(TestContext test) {
        var service = test.getApplicationContext();
        var jdbc = service.getBean(JdbcClient.class);
        // whoever is in the middle of a step finds another version, and at the next one that there is nothing to do
        jdbc.sql("""
                UPDATE subscription SET state = 'ENDED', live_account_id = NULL, version = version + 1,
                  ended_at = COALESCE(ended_at, created_at)""").update();
        jdbc.sql("DELETE FROM launch").update();
        jdbc.sql("UPDATE plan SET instance_types = ''").update();
        Cloud.livingOf(service.getEnvironment().getRequiredProperty("ptsd.aim.deployment")).stream()
                .map(Instance::instanceId)
                .forEach(Cloud::terminate);
    }
}
