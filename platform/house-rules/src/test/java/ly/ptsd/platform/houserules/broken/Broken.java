package ly.ptsd.platform.houserules.broken;

import java.io.IOException;
import java.time.Instant;
import java.util.Calendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.s3.S3Client;

/** One class for every rule, each breaking it. */
final class Broken {

    @RestController
    public static class PublicController {}

    static class Mvc {
        @GetMapping
        void get() {}
    }

    static class Sdk {
        S3Client client = S3Client.create();
    }

    static class Starter {
        Process start() throws IOException {
            return new ProcessBuilder("true").start();
        }
    }

    static class Injected {
        @Value("x")
        String field = "";
    }

    static class Printer {
        void print() {
            System.out.println();
        }
    }

    static class Timer {
        Instant now() {
            return Instant.now();
        }
    }

    static class OldDate {
        Calendar calendar = Calendar.getInstance();
    }

    static class ThingImpl {}
}
