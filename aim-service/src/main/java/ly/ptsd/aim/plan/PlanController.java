package ly.ptsd.aim.plan;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlanController {

    private final Plans plans;

    PlanController(Plans plans) {
        this.plans = plans;
    }

    @GetMapping("/api/plans")
    List<PlanOffer> offers() {
        return plans.offered().stream().map(PlanOffer::of).toList();
    }
}
