package dev.slipway.backup.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.backup.fingerprint.SequencePicture.Position;
import dev.slipway.migrations.data.TableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequencePictureTest {

    @ParameterizedTest
    @CsvSource({
        // before, after, copy, descending, cycles, admitted
        "10, 20, 10, false, false, true",
        "10, 20, 15, false, false, true",
        "10, 20, 20, false, false, true",
        "10, 20, 9, false, false, false",
        "10, 20, 21, false, false, false",
        "-10, -20, -15, true, false, true",
        "-10, -20, -9, true, false, false",
        "-10, -20, -21, true, false, false",
        "10, 3, 5, false, true, true"
    })
    void a_copy_stands_between_before_and_after(
            long before, long after, long copy, boolean descending, boolean cycles, boolean admitted) {
        var picture = new SequencePicture(
                new TableName("public", "s"),
                descending,
                cycles,
                new Position(before, true),
                new Position(after, true));

        assertThat(picture.admits(new Position(copy, true))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, true",
        "false, false, true, false",
        "true, true, false, false",
        "false, true, true, true"
    })
    void the_first_number_may_be_given_out_or_not_yet(boolean before, boolean after, boolean copy, boolean admitted) {
        var picture = new SequencePicture(
                new TableName("public", "s"), false, false, new Position(1, before), new Position(1, after));

        assertThat(picture.admits(new Position(1, copy))).isEqualTo(admitted);
    }
}
