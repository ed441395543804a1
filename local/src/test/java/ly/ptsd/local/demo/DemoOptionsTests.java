package ly.ptsd.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ly.ptsd.local.BadUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoOptionsTests {

    @TempDir
    Path folder;

    @Test
    void takesAFileAndAnAddress() throws Exception {
        Path file = Files.createFile(folder.resolve("a.mp4"));

        assertThat(Demo.Options.parse(List.of(file.toString())).at()).isNull();
        assertThat(Demo.Options.parse(List.of("--at", "https://ptsd.example/", file.toString())))
                .isEqualTo(new Demo.Options(file, URI.create("https://ptsd.example")));
    }

    @Test
    void asksForAFileThatCanBeRead() {
        refuses("which file?");
        refuses("cannot read", folder.resolve("none").toString());
        refuses("cannot read", folder.toString());
    }

    @Test
    void refusesWhatIsNoAddress() throws Exception {
        refuses("--at needs an address", Files.createFile(folder.resolve("b")).toString(), "--at", "ptsd");
    }

    private static void refuses(String reason, String... arguments) {
        assertThatExceptionOfType(BadUsage.class)
                .isThrownBy(() -> Demo.Options.parse(List.of(arguments)))
                .withMessageContaining(reason);
    }
}
