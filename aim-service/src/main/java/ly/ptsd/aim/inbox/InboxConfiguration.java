package ly.ptsd.aim.inbox;

import ly.ptsd.aim.subscription.AccountEnding;
import ly.ptsd.aim.tenant.DeploymentProperties;
import ly.ptsd.platform.messages.AccountDeleted;
import ly.ptsd.platform.messages.SubscriptionActivated;
import ly.ptsd.platform.messages.SubscriptionEnded;
import ly.ptsd.platform.messages.SubscriptionSuspended;
import ly.ptsd.platform.messages.TenantMoved;
import ly.ptsd.platform.messages.inbox.MessageInbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    @Bean
    MessageInbox inbox(StringRedisTemplate redis, DeploymentProperties deployment, AccountEnding accountEnding) {
        return new MessageInbox(redis, "aim-service-" + deployment.deployment(), message -> {
            switch (message) {
                case AccountDeleted deleted -> accountEnding.end(deleted.accountId());
                case SubscriptionActivated _, SubscriptionEnded _, SubscriptionSuspended _, TenantMoved _ -> {}
            }
        });
    }
}
