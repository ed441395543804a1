package ly.ptsd.gateway;

import ly.ptsd.platform.houserules.HouseRules;

class GatewayHouseRulesTests extends HouseRules {

    GatewayHouseRulesTests() {
        super("ly.ptsd.gateway");
    }
}
