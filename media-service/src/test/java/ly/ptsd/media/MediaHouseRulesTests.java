package ly.ptsd.media;

import ly.ptsd.platform.houserules.HouseRules;

class MediaHouseRulesTests extends HouseRules {

    MediaHouseRulesTests() {
        super("ly.ptsd.media");
    }
}
