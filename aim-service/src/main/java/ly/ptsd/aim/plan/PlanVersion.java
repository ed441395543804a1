package ly.ptsd.aim.plan;

/** Names the terms of a plan that a subscription was made with, whatever is offered under that name later. */
public record PlanVersion(String id, int version) {

    @Override
    public String toString() {
        return id + " " + version;
    }
}
