package ly.ptsd.local.aws.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import ly.ptsd.local.aws.query.QueryFault;
import ly.ptsd.local.aws.query.QueryParameters;

/** A page of a listing, as EC2 cuts it: 5 to 1000 entries, the next one behind an opaque token. */
record Page(List<Instance> instances, Optional<String> nextToken) {

    private static final int SMALLEST = 5;
    private static final int LARGEST = 1000;

    static Page of(List<Instance> all, QueryParameters parameters) {
        int size = parameters.find("MaxResults").map(Page::size).orElse(LARGEST);
        if (parameters.find("MaxResults").isPresent()
                && !parameters.list("InstanceId").isEmpty()) {
            throw QueryFault.badRequest(
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        int start = parameters.find("NextToken").map(token -> after(all, token)).orElse(0);
        List<Instance> rest = all.subList(start, all.size());
        if (rest.size() <= size) {
            return new Page(rest, Optional.empty());
        }
        List<Instance> page = rest.subList(0, size);
        String last = page.getLast().launchedAt() + "/" + page.getLast().id();
        return new Page(page, Optional.of(Base64.getUrlEncoder().encodeToString(last.getBytes(UTF_8))));
    }

    /** The place behind the token's instance, which may be gone by now. */
    private static int after(List<Instance> all, String token) {
        try {
            String last = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            return (int) all.stream()
                    .filter(instance -> (instance.launchedAt() + "/" + instance.id()).compareTo(last) <= 0)
                    .count();
        } catch (IllegalArgumentException e) {
            throw QueryFault.badRequest("InvalidParameterValue", "The token is invalid");
        }
    }

    private static int size(String text) {
        if (text.matches("\\d{1,4}")) {
            int size = Integer.parseInt(text);
            if (size >= SMALLEST && size <= LARGEST) {
                return size;
            }
        }
        throw QueryFault.badRequest(
                "InvalidParameterValue", "Value ( " + text + " ) for parameter maxResults is invalid");
    }
}
