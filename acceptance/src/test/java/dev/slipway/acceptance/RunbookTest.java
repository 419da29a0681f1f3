package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunbookTest {

    private static final Path ROOT = Path.of("..");

    /** The places in the code where a section is named, each with the section as its last group. */
    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("(?s)new GiveUp\\(\\s*\"[a-z-]+\",.{0,500}?\"([a-z-]+)\"\\s*\\)"),
            Pattern.compile("(?s)Reasons\\.reason\\(\\s*\"[a-z-]+\",.{0,500}?\"([a-z-]+)\"\\s*\\)"),
            Pattern.compile("setRunbook\\(\"([a-z-]+)\"\\)"),
            Pattern.compile("Says\\.reason\\(\\s*\"([a-z-]+)\""),
            Pattern.compile("Says\\.reason\\([^,]*\\? \"([a-z-]+)\""),
            Pattern.compile("Says\\.reason\\([^,]*: \"([a-z-]+)\""));

    @Test
    void every_section_that_the_code_names_is_in_the_runbook() throws IOException {
        assertThat(namedInTheCode()).hasSizeGreaterThan(15).isSubsetOf(sections());
    }

    private static Set<String> sections() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/runbook.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .collect(Collectors.toSet());
    }

    private static Set<String> namedInTheCode() throws IOException {
        var named = new TreeSet<String>();
        for (var source : sources()) {
            var code = Files.readString(source);
            NAMED.forEach(pattern -> pattern.matcher(code).results().forEach(found -> named.add(found.group(1))));
        }
        return named;
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }
}
