package ly.ptsd.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPlatformTests {

    private static final long NOBODY = Long.MAX_VALUE;

    @TempDir
    private Path project;

    private final AtomicInteger waits = new AtomicInteger();

    private RunRecord note(long pid, boolean ready) {
        return new RunRecord("http://localhost:1", pid, project.toString(), ready);
    }

    @Test
    void isFoundAtOnceWhenReady() throws InterruptedException {
        note(ProcessHandle.current().pid(), true).write(project);

        assertThat(RunningPlatform.origin(project, waits::incrementAndGet)).contains(URI.create("http://localhost:1"));
        assertThat(waits).hasValue(0);
    }

    @Test
    void isWaitedForWhenStarting() throws InterruptedException {
        var mine = ProcessHandle.current().pid();
        note(mine, false).write(project);

        var found = RunningPlatform.origin(project, () -> {
            waits.incrementAndGet();
            note(mine, true).write(project);
        });

        assertThat(found).contains(URI.create("http://localhost:1"));
        assertThat(waits).hasValue(1);
    }

    @Test
    void isNotWaitedForWhenItsStartEnded() throws InterruptedException {
        var mine = note(ProcessHandle.current().pid(), false);
        mine.write(project);

        assertThat(RunningPlatform.origin(project, () -> mine.remove(project))).isEmpty();
    }

    @Test
    void isNotThereWhenItsProcessIsNot() throws InterruptedException {
        note(NOBODY, false).write(project);

        assertThat(RunningPlatform.origin(project, waits::incrementAndGet)).isEmpty();
        assertThat(waits).hasValue(0);
    }
}
