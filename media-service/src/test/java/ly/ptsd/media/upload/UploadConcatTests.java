package ly.ptsd.media.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ly.ptsd.media.library.Concatenation;
import ly.ptsd.platform.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadConcatTests {

    private static final String ONE = "/api/media/t/uploads/aaaaaaaaaaaaaaaa";
    private static final String TWO = "https://video.example/api/media/t/uploads/bbbbbbbbbbbbbbbb";

    @Test
    void readsAddressesWithAndWithoutTheirHost() {
        var read = UploadConcat.parse("final;" + ONE + " " + TWO, "t");
        assertThat(read.partials()).containsExactly("aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb");
        assertThat(read.header()).isEqualTo("final;" + ONE + " " + TWO);
        assertThat(UploadConcat.parse("partial", "t")).isEqualTo(Concatenation.PARTIAL);
        assertThat(UploadConcat.parse(null, "t")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "whole,                                       request_invalid",
        "final,                                       request_invalid",
        "final;,                                      request_invalid",
        "final;/etc/passwd,                           request_invalid",
        "final;http://[,                              request_invalid",
        "final;/api/media/t/uploads/A,                request_invalid",
        "final;mailto:a@b,                            request_invalid",
        "final;" + ONE + " " + ONE + ",               request_invalid",
        "final;/api/media/u/uploads/aaaaaaaaaaaaaaaa, upload_unknown"
    })
    void refusesWhatNamesNoUploadsOfThisTenant(String header, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> UploadConcat.parse(header, "t"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void refusesMoreThanAHundred() {
        var many = IntStream.range(0, 101)
                .mapToObj(number -> "/api/media/t/uploads/" + UploadIds.of("" + number))
                .collect(Collectors.joining(" ", "final;", ""));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> UploadConcat.parse(many, "t"));
    }
}
