package ly.ptsd.aim;

import ly.ptsd.platform.houserules.HouseRules;

class AimHouseRulesTests extends HouseRules {

    AimHouseRulesTests() {
        super("ly.ptsd.aim");
    }
}
