package ly.ptsd.url.link;

import ly.ptsd.platform.problem.Problem;

/** Whether a link never was, was taken back, or leads to a deleted item: the answer is the same, so nobody can probe. */
public final class LinkUnknown extends Problem {

    private LinkUnknown(int status) {
        super(status, "link_unknown", "There is no such link.");
    }

    public LinkUnknown() {
        this(404);
    }

    /** For a media server that has the link's session running and must end it. */
    public static LinkUnknown gone() {
        return new LinkUnknown(410);
    }
}
