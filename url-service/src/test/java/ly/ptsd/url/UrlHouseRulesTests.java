package ly.ptsd.url;

import ly.ptsd.platform.houserules.HouseRules;

class UrlHouseRulesTests extends HouseRules {

    UrlHouseRulesTests() {
        super("ly.ptsd.url");
    }
}
