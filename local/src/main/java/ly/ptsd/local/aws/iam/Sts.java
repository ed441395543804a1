package ly.ptsd.local.aws.iam;

import java.util.Map;
import ly.ptsd.local.aws.credential.Credential;
import ly.ptsd.local.aws.credential.Credential.Administrator;
import ly.ptsd.local.aws.credential.Credential.InstanceSession;

/** STS: tells callers who they are. */
public final class Sts implements ClassicAnswers {

    private final String account;

    public Sts(String account) {
        this.account = account;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public String namespace() {
        return "https://sts.amazonaws.com/doc/2011-06-15/";
    }

    /** Everybody may ask who they are. */
    @Override
    public void authorize(Credential caller, String action) {}

    @Override
    public Map<String, Action> actions() {
        return Map.of(
                "GetCallerIdentity",
                call -> xml -> xml.text("Arn", arn(call.caller()))
                        .text("UserId", call.caller().id())
                        .text("Account", account));
    }

    private String arn(Credential caller) {
        return switch (caller) {
            case Administrator _ -> "arn:aws:iam::" + account + ":user/platform";
            case InstanceSession session ->
                "arn:aws:sts::" + account + ":assumed-role/" + session.role() + "/" + session.instanceId();
        };
    }
}
