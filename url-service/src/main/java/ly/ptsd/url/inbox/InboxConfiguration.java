package ly.ptsd.url.inbox;

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
    MessageInbox inbox(StringRedisTemplate redis, OwnerForgetting owners) {
        return new MessageInbox(redis, "url-service", message -> {
            switch (message) {
                case AccountDeleted deleted -> owners.forget(deleted.accountId());
                // until it ended, the owner's media server may have gone on announcing
                case SubscriptionEnded ended -> owners.forget(ended.accountId());
                case SubscriptionActivated _, SubscriptionSuspended _, TenantMoved _ -> {}
            }
        });
    }
}
