package dev.slipway.release.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever teaches a reader a key, or takes one away, is led here to do the same to docs/schema. */
class SchemaKeysTest {

    private static final String NOBODY_KNOWS = "zzzzzzzzzzzzzzzz";
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    static List<SchemaFile> files() {
        return SchemaFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void has_the_keys_of_the_reader_and_no_others(SchemaFile file) {
        var read = new TreeMap<String, Set<String>>();
        var described = new TreeMap<String, Set<String>>();
        for (var mapping : Described.in(file)) {
            read.computeIfAbsent(mapping.pointer(), _ -> new TreeSet<>()).addAll(keysOfReader(file, mapping));
            described.put(mapping.pointer(), new TreeSet<>(mapping.keys()));
        }

        assertThat(described)
                .as("docs/schema for %s has to describe the keys that the reader takes", file)
                .isEqualTo(read);
    }

    /** Choices are words, too: a new one, or a new check, has to be offered by editors. */
    @ParameterizedTest
    @MethodSource("files")
    void offers_the_words_of_the_reader_and_no_others(SchemaFile file) {
        for (var choice : Choice.in(file)) {
            var document = Documents.copy(file.complete());
            choice.putInto(document, NOBODY_KNOWS);

            assertThat(known(file.problems(document)))
                    .as("%s of %s", choice, file)
                    .isEqualTo(choice.words());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_met_everywhere_by_the_complete_sample(SchemaFile file) {
        var met = new HashSet<String>();
        Described.in(file).forEach(mapping -> met.add(mapping.pointer()));

        assertThat(met)
                .as("add to the sample %s of these tests what the schema describes", file)
                .containsExactlyInAnyOrderElementsOf(Described.pointers(file));
    }

    /** A default that is written out changes nothing, not even what is wrong. */
    @ParameterizedTest
    @MethodSource("files")
    void names_the_defaults_of_the_reader(SchemaFile file) {
        for (var mapping : Described.in(file)) {
            for (var key : keysOfReader(file, mapping)) {
                var value = property(file, mapping, key).saying("default");
                if (!value.isMissingNode()) {
                    var without = Documents.copy(file.complete());
                    Documents.mappingAt(without, mapping.path()).remove(key);
                    var with = Documents.copy(without);
                    Documents.mappingAt(with, mapping.path())
                            .put(key, Documents.parsed("it: " + value).get("it"));

                    assertThat(file.outcome(with))
                            .as("%s in %s of %s", key, mapping.path(), file)
                            .isEqualTo(file.outcome(without));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void describes_every_key_and_what_holds_without_it(SchemaFile file) {
        var undescribed = new ArrayList<String>();
        var silent = new ArrayList<String>();
        for (var mapping : Described.in(file)) {
            var required = mapping.schema().path("required").toString();
            for (var key : mapping.keys()) {
                var property = property(file, mapping, key);
                var description = property.saying("description").asString("");
                if (!description.endsWith(".")) {
                    undescribed.add(mapping.pointer() + " " + key);
                }
                if (!required.contains('"' + key + '"')
                        && property.saying("default").isMissingNode()
                        && !description.contains("Without it: ")
                        && !SAID_ELSEWHERE.contains(key)) {
                    silent.add(mapping.pointer() + " " + key);
                }
            }
        }

        assertThat(undescribed).as("keys without a description").isEmpty();
        assertThat(silent)
                .as("keys that are not required need a `default`, or a description with \"Without it: …\"")
                .isEmpty();
    }

    private static final Set<String> SAID_ELSEWHERE =
            Set.of("example", "values", "until", "when-frozen", "approve-within", "check-again-after");

    @ParameterizedTest
    @MethodSource("files")
    void is_a_schema_by_the_rules_of_json_schema(SchemaFile file) {
        assertThat(file.complaintsAboutItself()).isEmpty();
        assertThat(file.schema().get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    private static Pointed property(SchemaFile file, Described mapping, String key) {
        return new Pointed(file.schema(), mapping.pointer(), mapping.schema()).key(key);
    }

    /** An unknown key makes the reader list those that it knows there. */
    private static Set<String> keysOfReader(SchemaFile file, Described mapping) {
        var document = Documents.copy(file.complete());
        Documents.mappingAt(document, mapping.path()).put(NOBODY_KNOWS, Map.of());
        return known(file.problems(document));
    }

    private static Set<String> known(List<String> problems) {
        var answer = problems.stream()
                .filter(problem -> problem.contains(NOBODY_KNOWS))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the reader takes any word; it says " + problems));
        assertThat(answer).as("all keys are listed").contains("known: ").doesNotContain("…");
        var keys = new TreeSet<String>();
        var words = WORD.matcher(answer.substring(answer.indexOf("known: ")));
        while (words.find()) {
            keys.add(words.group(1));
        }
        return keys;
    }
}
