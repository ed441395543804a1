package ly.ptsd.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts, gets and deletes settings of buckets that exist. */
final class BucketSettingAnswers {

    static final int LARGEST_DOCUMENT = 256 << 10;
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path buckets;
    private final BucketSettings settings;

    BucketSettingAnswers(Path buckets, BucketSettings settings) {
        this.buckets = buckets;
        this.settings = settings;
    }

    void answer(Asked asked, BucketSetting setting, byte[] body, HttpServletResponse response)
            throws IOException, S3Refusal {
        requireBucket(asked.bucket());
        switch (asked.method()) {
            case "GET" -> get(asked.bucket(), setting, response);
            case "PUT" -> {
                check(setting, body);
                settings.put(asked.bucket(), setting, body);
                response.setStatus(setting == BucketSetting.POLICY ? 204 : 200);
            }
            case "DELETE" -> {
                settings.remove(asked.bucket(), setting);
                response.setStatus(204);
            }
            default -> throw new S3Refusal(405, "MethodNotAllowed", "The method is not allowed for this resource");
        }
    }

    void location(Asked asked, String region, HttpServletResponse response) throws IOException, S3Refusal {
        requireBucket(asked.bucket());
        String constraint = region.equals("us-east-1") ? "" : region;
        xml(response, "<LocationConstraint xmlns=\"" + NAMESPACE + "\">" + constraint + "</LocationConstraint>");
    }

    private void get(String bucket, BucketSetting setting, HttpServletResponse response) throws IOException, S3Refusal {
        Optional<byte[]> stored = settings.find(bucket, setting);
        if (stored.isPresent()) {
            boolean json = setting == BucketSetting.POLICY;
            response.setContentType(json ? "application/json" : "application/xml");
            response.getOutputStream().write(stored.get());
        } else if (setting.missing().isEmpty()) {
            xml(response, "<VersioningConfiguration xmlns=\"" + NAMESPACE + "\"/>");
        } else {
            throw new S3Refusal(404, setting.missing(), "The bucket has no such configuration");
        }
    }

    private void requireBucket(String bucket) throws S3Refusal {
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{2,62}") || !Files.isDirectory(buckets.resolve(bucket))) {
            throw new S3Refusal(404, "NoSuchBucket", "The specified bucket does not exist");
        }
    }

    private static void check(BucketSetting setting, byte[] body) throws IOException, S3Refusal {
        try {
            if (setting == BucketSetting.POLICY) {
                JSON.readTree(body);
            } else {
                var factory = DocumentBuilderFactory.newDefaultInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                var builder = factory.newDocumentBuilder();
                builder.setErrorHandler(null);
                builder.parse(new ByteArrayInputStream(body));
            }
        } catch (JacksonException e) {
            throw new S3Refusal(400, "MalformedPolicy", "The policy is no valid JSON");
        } catch (SAXException e) {
            throw new S3Refusal(400, "MalformedXML", "The XML you provided was not well-formed");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void xml(HttpServletResponse response, String document) throws IOException {
        response.setContentType("application/xml");
        response.getOutputStream().write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document).getBytes(UTF_8));
    }
}
