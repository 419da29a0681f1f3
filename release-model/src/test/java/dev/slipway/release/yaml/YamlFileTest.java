package dev.slipway.release.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlFileTest {

    private static final Shape<List<String>> TEXTS = Structures.listOf(Scalars.text());
    private static final Shape<Map<String, String>> FREE = Structures.mapOf(Scalars.text(), _ -> Scalars.text());

    /** Takes anything, so that only the bounds can refuse it. */
    private static final Shape<Value> ANYTHING = Optional::of;

    @Test
    void reads_a_scalar_as_it_was_written() {
        assertThat(read("[1.10, yes, 0x10, 'quoted', \"\\u0041\"]", TEXTS))
                .containsExactly("1.10", "yes", "0x10", "quoted", "A");
    }

    @Test
    void expands_a_modest_alias() {
        assertThat(read("[&a one, *a]", TEXTS)).containsExactly("one", "one");
    }

    @Test
    void refuses_aliases_that_expand_without_end() {
        var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 10; i++) {
            var before = "*a" + (i - 1);
            laughs.append(
                    "a" + i + ": &a" + i + " [" + String.join(", ", List.of(before, before, before, before)) + "]\n");
        }

        assertThat(problemOf(laughs.toString())).contains("more than the 50000 values allowed once aliases expand");
    }

    @Test
    void counts_what_aliases_nest_into_each_other() {
        assertThat(problemOf(nested(400))).contains("more than the 50000 values allowed once aliases expand");
        assertThat(new YamlFile("test.yaml", nested(200).getBytes(StandardCharsets.UTF_8)).read(ANYTHING))
                .isNotNull();
    }

    private static String nested(int levels) {
        var lines = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < levels; i++) {
            lines.append("a%d: &a%d [*a%d]%n".formatted(i, i, i - 1));
        }
        return lines.toString();
    }

    @Test
    void repeats_no_more_than_the_beginning_of_a_huge_value() {
        var huge = "x".repeat(500_000);

        assertThat(problemOf("a: {" + huge + ": 1}", FREE)).hasSizeLessThan(200);
        assertThat(problemOf("a: 1\n? [" + huge + "]\n: 2", FREE)).hasSizeLessThan(200);
        assertThat(problemOf(huge, FREE)).hasSizeLessThan(200).contains("it is `xxx");
        assertThat(problemOf("a: *" + huge, FREE)).hasSizeLessThan(1_100).endsWith("x…");
    }

    @Test
    void refuses_an_alias_that_contains_itself() {
        assertThat(problemOf("a: &a [*a]")).contains("has an alias that contains itself");
    }

    @Test
    void refuses_deep_nesting_before_it_costs_a_stack() {
        assertThat(problemOf("[".repeat(100_000) + "]".repeat(100_000))).contains("nested deeper than the 32 levels");
        assertThat(problemOf("{a: ".repeat(33) + "1" + "}".repeat(33))).contains("nested deeper than the 32 levels");
    }

    @Test
    void refuses_a_file_that_is_too_large() {
        var large = new byte[YamlLimits.DEFAULT.bytes() + 1];
        Arrays.fill(large, (byte) '#');

        assertThatThrownBy(() -> new YamlFile("big.yaml", large).read(FREE))
                .hasMessage("big.yaml: is larger than the 1048576 bytes allowed");
    }

    @Test
    void refuses_what_is_not_utf8() {
        assertThatThrownBy(() -> new YamlFile("latin.yaml", new byte[] {'a', ':', (byte) 0xe9}).read(FREE))
                .hasMessage("latin.yaml: is not UTF-8 text; save it in that encoding");
    }

    @Test
    void refuses_a_key_that_is_written_twice() {
        assertThatThrownBy(() -> read("a: 1\nb: 2\na: 3\n", FREE))
                .hasMessage("test.yaml:3:1: `a` is written twice, first in line 1; keep one");
    }

    @Test
    void says_where_the_text_stops_being_yaml() {
        assertThat(problemOf("a: 1\nb: [1, 2\nc: 3\n"))
                .startsWith("test.yaml:3:")
                .contains("is not YAML here");
        assertThat(problemOf("a:\n\tb: c\n")).startsWith("test.yaml:2:");
        assertThat(problemOf("a: 'never closed")).contains("is not YAML here");
        assertThat(problemOf("--- 1\n--- 2\n")).contains("is not YAML here");
        assertThat(problemOf("*nowhere")).contains("is not YAML here");
        assertThat(problemOf("a: \u0001")).contains("is not YAML");
    }

    @Test
    void refuses_an_empty_file_and_one_of_comments() {
        assertThat(problemOf("")).contains("is empty");
        assertThat(problemOf("# nothing yet\n")).contains("is empty");
    }

    @Test
    void refuses_keys_that_are_not_words() {
        assertThatThrownBy(() -> read("[a, b]: c", FREE)).hasMessageContaining("has a key that is a list");
    }

    @Test
    void lists_no_more_than_a_hundred_problems() {
        var unknown = new StringBuilder();
        for (var i = 0; i < 5_000; i++) {
            unknown.append("key").append(i).append(": 1\n");
        }

        var failure = catchThrowableOfType(
                InvalidFileException.class, () -> read(unknown.toString(), Structures.record(_ -> () -> "")));

        assertThat(failure.problems()).hasSize(101);
        assertThat(failure.problems().getLast().message()).contains("more problems than the 100 listed");
    }

    private static <T> T read(String content, Shape<T> shape) {
        return new YamlFile("test.yaml", content.getBytes(StandardCharsets.UTF_8)).read(shape);
    }

    private static String problemOf(String content) {
        return problemOf(content, ANYTHING);
    }

    private static String problemOf(String content, Shape<?> shape) {
        var failure = catchThrowableOfType(InvalidFileException.class, () -> read(content, shape));
        return failure.problems().getFirst().toString();
    }
}
