package dev.slipway.release.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the reader say the same of a file, but for the rules that a schema has no words for. */
class SchemaVerdictsTest {

    private static final int ROUNDS = 2_000;

    static List<SchemaFile> files() {
        return SchemaFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void takes_the_complete_sample(SchemaFile file) {
        assertThat(file.problems(file.complete())).isEmpty();
        assertThat(file.complaints(file.complete())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void agrees_with_the_reader_on_whatever_is_changed(SchemaFile file) {
        var taken = 0;
        for (var seed = 0; seed < ROUNDS; seed++) {
            var document = new Mutation(new Random(seed)).of(file.complete());
            var problems = file.problems(document);
            var complaints = file.complaints(document);
            if (problems.isEmpty()) {
                taken++;
                assertThat(complaints)
                        .as("only the schema refuses this, seed %d", seed)
                        .isEmpty();
            } else if (complaints.isEmpty()) {
                assertThat(problems)
                        .as("only the reader refuses this, seed %d; teach the schema, or name the rule in Beyond", seed)
                        .allMatch(Beyond::covers);
            }
        }
        assertThat(taken).as("files that both take").isBetween(ROUNDS / 20, ROUNDS * 3 / 4);
    }

    /** So that the list of exceptions cannot outlive its reasons. */
    @ParameterizedTest
    @EnumSource(Beyond.class)
    void leaves_to_the_reader_what_it_has_no_words_for(Beyond rule) {
        var document = Documents.copy(rule.file().complete());
        var change = Documents.parsed(rule.change());
        merge(document, change);

        assertThat(rule.file().complaints(document)).isEmpty();
        assertThat(rule.file().problems(document)).isNotEmpty().allMatch(rule::says);
    }

    /** The reader is patient with quotes; what people should write is the plain form. */
    @ParameterizedTest
    @MethodSource("files")
    void asks_for_plain_numbers_where_the_reader_takes_quoted_ones_too(SchemaFile file) {
        var change = file == SchemaFile.APPLICATION
                ? "{smoke-tests: [{name: x, service: backend, path: /, status: '201'}]}"
                : "{targets: {shop/staging: {router: {port: '8089'}}}}";
        var document = Documents.copy(file.complete());
        merge(document, Documents.parsed(change));

        assertThat(file.problems(document)).isEmpty();
        assertThat(file.complaints(document))
                .isNotEmpty()
                .allMatch(complaint -> complaint.getKeyword().equals("type"));
    }

    @SuppressWarnings("unchecked")
    private static void merge(Map<String, Object> document, Map<String, Object> change) {
        change.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && document.get(key) instanceof Map<?, ?> there) {
                merge((Map<String, Object>) there, (Map<String, Object>) inner);
            } else if (value == null) {
                document.remove(key);
            } else {
                document.put(key, value);
            }
        });
    }
}
