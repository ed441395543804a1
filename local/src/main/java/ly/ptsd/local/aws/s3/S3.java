package ly.ptsd.local.aws.s3;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ly.ptsd.local.aws.credential.Credential;
import ly.ptsd.local.aws.credential.Credential.InstanceSession;
import ly.ptsd.local.aws.credential.Credentials;
import ly.ptsd.local.aws.credential.NotAuthenticated;
import ly.ptsd.local.aws.credential.Signatures;
import ly.ptsd.local.aws.fault.Fault;
import ly.ptsd.local.aws.fault.FaultPlan;
import ly.ptsd.local.aws.s3.nio2blob.VersionedFiles;
import org.gaul.s3proxy.CrossOriginResourceSharing;

/**
 * S3 with path-style addresses. Who asks and what they may do is decided here, bucket settings are kept here;
 * buckets and objects are S3Proxy's, which checks their signatures.
 */
public final class S3 extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LOCKS = 64;
    private static final Fault.Refuse TOO_FAST = new Fault.Refuse(503, "SlowDown", "Please reduce your request rate.");

    /** In place of a status: the server cuts the connection. */
    private static final int CUT = -1;

    private final transient Account account;
    private final transient Credentials credentials;
    private final transient Signatures signatures;
    private final transient RolePolicies policies;
    private final transient FaultPlan faults;
    private final transient Path buckets;
    private final transient VersionedFiles store;
    private final transient ObjectHandler objects;
    private final transient BucketSettings settings;
    private final transient BucketSettingAnswers settingAnswers;
    private final transient Lock[] writes =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /** Decides what the role of an instance may do. */
    @FunctionalInterface
    public interface RolePolicies {
        boolean allow(String role, String action, String resource);
    }

    /** Whose buckets these are, and where. */
    public record Account(String id, String region) {}

    /**
     * @param folder takes the objects and the bucket settings
     * @param origin the origin whose pages may read objects
     */
    public S3(
            Path folder,
            Account account,
            Optional<String> origin,
            Credentials credentials,
            Signatures signatures,
            RolePolicies policies,
            FaultPlan faults)
            throws IOException {
        this.account = account;
        this.credentials = credentials;
        this.signatures = signatures;
        this.policies = policies;
        this.faults = faults;
        this.buckets = Files.createDirectories(folder.resolve("buckets"));
        this.settings = new BucketSettings(folder.resolve("settings"));
        this.settingAnswers = new BucketSettingAnswers(buckets, settings);
        this.store = new VersionedFiles(buckets);
        var cors = origin.map(S3::readableBy).orElseGet(CrossOriginResourceSharing::disabled);
        ObjectHandler.SecretLookup secrets = keyId -> credentials.find(keyId).map(Credential::secret);
        this.objects = new ObjectHandler(store, cors, secrets);
    }

    private static CrossOriginResourceSharing readableBy(String origin) {
        return new CrossOriginResourceSharing(
                List.of(Pattern.quote(origin)),
                List.of("GET", "HEAD"),
                List.of("Range"),
                List.of("ETag", "Content-Range", "Content-Length", "Accept-Ranges"),
                "");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (request.getMethod().equals("OPTIONS")) {
                objects.handle(request, response);
            } else {
                misbehave(Asked.by(request), request, response);
            }
        } catch (NotAuthenticated e) {
            objects.refuse(request, response, S3Refusal.of(e));
        } catch (S3Refusal e) {
            objects.refuse(request, response, e);
        } finally {
            readToTheEnd(request);
        }
    }

    /** Many clients look for an answer only after they have sent everything, even when it is a refusal. */
    private static void readToTheEnd(HttpServletRequest request) {
        try {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // The client has gone, and nothing is left to read.
        }
    }

    /** Answers, unless a fault is switched on that says otherwise. */
    private void misbehave(Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException, NotAuthenticated, S3Refusal {
        authorize(signatures.named(request), asked, request);
        var fate = faults.fate(asked.action(), asked.resource());
        var refusal = fate.refusal(TOO_FAST);
        if (refusal.isPresent()) {
            throw new S3Refusal(
                    refusal.get().status(), refusal.get().code(), refusal.get().message());
        }
        answer(asked, request, fate.lost() ? new UnheardAnswer(response) : response);
        fate.awaitAnswer();
        if (fate.lost()) {
            response.sendError(CUT);
        }
    }

    private void answer(Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException, NotAuthenticated, S3Refusal {
        Optional<BucketSetting> setting = asked.aboutBucket() ? BucketSetting.in(asked.query()) : Optional.empty();
        if (setting.isPresent() && !isTheStores(setting.get())) {
            byte[] body = request.getInputStream().readNBytes(BucketSettingAnswers.LARGEST_DOCUMENT);
            signatures.verify(request, body);
            settingAnswers.answer(asked, setting.get(), body, response);
        } else if (asked.aboutBucket() && asked.has("location")) {
            signatures.verify(request, request.getInputStream().readAllBytes());
            settingAnswers.location(asked, account.region(), response);
        } else {
            requireUpload(asked);
            if (asked.aboutBucket() && asked.method().equals("HEAD")) {
                response.setHeader("x-amz-bucket-region", account.region());
            }
            handOver(asked, request, response);
        }
    }

    /** Only the store itself can keep versions. */
    private boolean isTheStores(BucketSetting setting) {
        return setting == BucketSetting.VERSIONING && store.keepsVersions();
    }

    private void authorize(Credential caller, Asked asked, HttpServletRequest request) throws S3Refusal {
        String owner = request.getHeader("x-amz-expected-bucket-owner");
        if (owner != null && !owner.equals(account.id())) {
            throw S3Refusal.accessDenied();
        }
        if (caller instanceof InstanceSession session) {
            Optional<String> copied = Asked.copySource(request);
            boolean allowed = policies.allow(session.role(), asked.action(), asked.resource())
                    && copied.map(source -> policies.allow(session.role(), "s3:GetObject", "arn:aws:s3:::" + source))
                            .orElse(true);
            if (!allowed) {
                throw S3Refusal.accessDenied();
            }
        }
    }

    /** S3Proxy lists and takes parts of uploads that were never begun or are over. */
    private void requireUpload(Asked asked) throws S3Refusal {
        String upload = asked.query().get("uploadId");
        boolean listsOrAddsParts =
                asked.method().equals("GET") || asked.method().equals("PUT");
        if (upload == null || !listsOrAddsParts) {
            return;
        }
        Path bucket = buckets.resolve(asked.bucket()).normalize();
        Path begun =
                bucket.resolve(".mpus-" + upload + "-" + asked.key() + "-stub").normalize();
        if (!begun.startsWith(bucket) || !bucket.startsWith(buckets) || !Files.exists(begun)) {
            throw new S3Refusal(404, "NoSuchUpload", "The specified multipart upload does not exist");
        }
    }

    /** S3Proxy reads, compares and writes in separate steps; a conditional write must not meet another one. */
    private void handOver(Asked asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean conditional = request.getHeader("If-Match") != null || request.getHeader("If-None-Match") != null;
        boolean reads = asked.method().equals("GET") || asked.method().equals("HEAD");
        if (!conditional || reads) {
            objects.handle(request, response);
        } else {
            Lock lock = writes[Math.floorMod((asked.bucket() + "/" + asked.key()).hashCode(), LOCKS)];
            lock.lock();
            try {
                objects.handle(request, response);
            } finally {
                lock.unlock();
            }
        }
        if (asked.aboutBucket() && asked.method().equals("DELETE") && response.getStatus() < 300) {
            settings.remove(asked.bucket());
        }
    }
}
