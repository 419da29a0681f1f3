package dev.slipway.release.compose.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortSpecTest {

    @Test
    void reads_each_part_that_may_be_there() {
        assertThat(PortSpec.parse("80")).containsExactly(new PortSpec("", "", 80, "tcp"));
        assertThat(PortSpec.parse("8080:80/UDP")).containsExactly(new PortSpec("", "8080", 80, "udp"));
        assertThat(PortSpec.parse("127.0.0.1:8080:80")).containsExactly(new PortSpec("127.0.0.1", "8080", 80, "tcp"));
        assertThat(PortSpec.parse("[::1]::80")).containsExactly(new PortSpec("::1", "", 80, "tcp"));
    }

    @Test
    void spreads_a_range_over_a_range() {
        assertThat(PortSpec.parse("9-11:19-21"))
                .containsExactly(
                        new PortSpec("", "9", 19, "tcp"),
                        new PortSpec("", "10", 20, "tcp"),
                        new PortSpec("", "11", 21, "tcp"));
    }

    @Test
    void leaves_the_choice_of_a_range_for_one_port_to_the_engine() {
        assertThat(PortSpec.parse("8000-8010:80")).containsExactly(new PortSpec("", "8000-8010", 80, "tcp"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80:       | names no port",
                "x:80      | `x` is not a port",
                "70000:80  | `70000` is not a port",
                "80/icmp   | none of tcp, udp and sctp",
                "3-1       | ends before it begins",
                "1-3:1-2   | not of one length",
                "host:1:2  | `host` is not an IP address",
                "::1:80:80 | goes into brackets"
            })
    void says_what_is_wrong_with_a_port(String written, String expected) {
        assertThatThrownBy(() -> PortSpec.parse(written)).hasMessageContaining(expected);
    }
}
