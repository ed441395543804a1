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

    record PlanOffer(
            String id,
            int priceKrwPerMonth,
            long storageBytes,
            long largestUploadBytes,
            int maxHeight,
            int concurrentViewers) {

        static PlanOffer of(Plan plan) {
            return new PlanOffer(
                    plan.id(),
                    plan.priceKrwPerMonth(),
                    plan.storage().toBytes(),
                    plan.largestUpload().toBytes(),
                    plan.maxHeight(),
                    plan.concurrentViewers());
        }
    }

    @GetMapping("/api/plans")
    List<PlanOffer> offers() {
        return plans.plans().stream().map(PlanOffer::of).toList();
    }
}
