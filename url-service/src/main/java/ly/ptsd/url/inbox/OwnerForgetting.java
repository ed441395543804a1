package ly.ptsd.url.inbox;

import java.util.UUID;
import ly.ptsd.url.item.Items;
import ly.ptsd.url.link.OwnedLinks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets an owner: links, visits, items and cards, all or nothing. Doing it again does no harm. */
@Component
class OwnerForgetting {

    private static final Logger log = LoggerFactory.getLogger(OwnerForgetting.class);

    private final OwnedLinks links;
    private final Items items;

    OwnerForgetting(OwnedLinks links, Items items) {
        this.links = links;
        this.items = items;
    }

    @Transactional
    void forget(UUID owner) {
        links.forgetAllOf(owner);
        items.forgetAllOf(owner);
        log.info("owner forgotten: account={}", owner);
    }
}
