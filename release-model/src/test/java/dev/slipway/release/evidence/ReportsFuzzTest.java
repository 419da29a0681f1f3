package dev.slipway.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.release.evidence.report.UnreadableReportException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is handed in, reading it ends soon, with a report or with a message. */
@Timeout(60)
class ReportsFuzzTest {

    private static final int ROUNDS = 300;

    private static final List<Function<byte[], Object>> READERS =
            List.of(Reports::tests, Reports::vulnerabilities, Reports::lint, Reports::audit);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surefire.xml",
                "pytest.xml",
                "gotestsum.xml",
                "nested.xml",
                "trivy.json",
                "grype.json",
                "npm-audit-7.json",
                "npm-audit-6.json",
                "eslint.sarif",
                "scanner.sarif"
            })
    void survives_every_mutation_of_a_good_report(String name) {
        var good = Sample.named(name);
        for (var seed = 0; seed < ROUNDS; seed++) {
            endsWell(new Mutation(new Random(seed)).of(good), name + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"surefire.xml", "trivy.json", "grype.json", "npm-audit-7.json", "scanner.sarif"})
    void never_takes_a_truncated_report_for_a_whole_one(String name) {
        var good =
                new String(Sample.named(name), StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8);
        for (var end = 0; end < good.length; end++) {
            var part = Arrays.copyOf(good, end);
            assertThat(READERS).as("%s, first %d bytes", name, end).noneMatch(reader -> reads(reader, part));
        }
        assertThat(READERS).anyMatch(reader -> reads(reader, good));
    }

    @Test
    void survives_random_bytes() {
        for (var seed = 0; seed < 5_000; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) "<{x".charAt(random.nextInt(3));
            }
            endsWell(bytes, "seed " + seed);
        }
    }

    private static void endsWell(byte[] content, String which) {
        for (var reader : READERS) {
            assertThatCode(() -> reads(reader, content)).as(which).doesNotThrowAnyException();
        }
    }

    private static boolean reads(Function<byte[], Object> reader, byte[] content) {
        try {
            assertThat(reader.apply(content)).isNotNull();
            return true;
        } catch (UnreadableReportException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(1_000);
            return false;
        }
    }

    /** Changes bytes, and puts in what the formats find special. */
    private record Mutation(Random random) {

        private static final List<String> SPECIAL = List.of(
                "<",
                ">",
                "&",
                "&#0;",
                "&x;",
                "<![CDATA[",
                "]]>",
                "<!--",
                "<!DOCTYPE a>",
                "<?xml version='1.1'?>",
                "xmlns:a=''",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "null",
                "true",
                "-1",
                "1e999",
                "99999999999999999999",
                "\\u0000",
                "\\ud800",
                "\0",
                "é",
                "😀",
                "\"runs\":",
                "\"matches\":null,",
                "\"SchemaVersion\":2,",
                "<testcase>",
                "<testsuite failures='3'>",
                "time='1e99'",
                "timestamp='+999999999-12-31T23:59:59Z'");

        byte[] of(byte[] good) {
            var text = new String(good, StandardCharsets.ISO_8859_1);
            for (var i = 0; i <= random.nextInt(4); i++) {
                text = once(text);
            }
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        private String once(String text) {
            var at = random.nextInt(text.length() + 1);
            var to = Math.min(text.length(), at + random.nextInt(60));
            return switch (random.nextInt(5)) {
                case 0 -> text.substring(0, at) + text.substring(to);
                case 1 -> text.substring(0, at) + SPECIAL.get(random.nextInt(SPECIAL.size())) + text.substring(at);
                case 2 -> text.substring(0, to) + text.substring(at);
                case 3 -> text.substring(0, at) + SPECIAL.get(random.nextInt(SPECIAL.size())) + text.substring(to);
                default -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at);
            };
        }
    }
}
