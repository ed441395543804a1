package ly.ptsd.aim.plan;

/** A plan as everybody sees it. */
public record PlanOffer(
        String id,
        int version,
        int priceKrwPerMonth,
        long storageBytes,
        long largestUploadBytes,
        int maxHeight,
        int concurrentViewers) {

    public static PlanOffer of(Plan plan) {
        return new PlanOffer(
                plan.id(),
                plan.version(),
                plan.priceKrwPerMonth(),
                plan.storage().toBytes(),
                plan.largestUpload().toBytes(),
                plan.maxHeight(),
                plan.concurrentViewers());
    }
}
