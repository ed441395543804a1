package ly.ptsd.user;

import ly.ptsd.platform.houserules.HouseRules;

class UserHouseRulesTests extends HouseRules {

    UserHouseRulesTests() {
        super("ly.ptsd.user");
    }
}
