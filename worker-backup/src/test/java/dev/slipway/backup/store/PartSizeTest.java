package dev.slipway.backup.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizeTest {

    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @CsvSource({"-1, 8", "0, 8", "1, 8", "7, 8", "8, 9", "10, 11", "19, 20", "20, 20", "500, 20", "50000, 20"})
    void grows_with_what_is_expected_and_never_out_of_memory(long gibibytes, int mebibytes) {
        assertThat(PartSize.forExpected(gibibytes * GIB).bytes()).isEqualTo(mebibytes << 20);
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "8", "12", "19"})
    void needs_no_more_than_a_thousand_parts_for_what_was_expected(long gibibytes) {
        var size = PartSize.forExpected(gibibytes * GIB);

        assertThat(Math.ceilDiv(gibibytes * GIB, size.bytes()))
                .isLessThanOrEqualTo(size.most())
                .isLessThanOrEqualTo(1_000);
    }
}
