package ly.ptsd.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpOptionsTests {

    private static final Path PROJECT = Path.of("/checkout");

    @Test
    void keepsDataInTheCheckoutAndListensOn8080ByDefault() {
        assertThat(UpOptions.parse(PROJECT, List.of()))
                .isEqualTo(new UpOptions(PROJECT, PROJECT.resolve(".ptsdly/data"), new Ports(8080), false));
    }

    @Test
    void takesAFolderAPortAndAFreshStart() {
        assertThat(UpOptions.parse(PROJECT, List.of("--fresh", "--data", "/elsewhere", "--port", "9000")))
                .isEqualTo(new UpOptions(PROJECT, Path.of("/elsewhere"), new Ports(9000), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port nine", "--data", "--colour", "up"})
    void refusesWhatMakesNoSense(String arguments) {
        assertThatExceptionOfType(BadUsage.class)
                .isThrownBy(() -> UpOptions.parse(PROJECT, List.of(arguments.split(" "))));
    }
}
