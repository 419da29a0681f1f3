package dev.slipway.release.database;

import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Scalars.textOrBlank;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.database.DataAssertion.After;
import dev.slipway.release.database.DataAssertion.Expected;
import dev.slipway.release.database.DataAssertion.Is;
import dev.slipway.release.database.DataAssertion.Unchanged;
import dev.slipway.release.yaml.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What `database.assertions` of slipway.yaml looks like. */
public final class DataAssertionShape {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_QUERY = 4_000;
    private static final int LONGEST_VALUE = 1_000;

    public static final Shape<List<DataAssertion>> ALL = listOf(one())
            .where(
                    all -> all.size() <= MOST,
                    "must have at most " + MOST + " assertions; join some of them in one query")
            .where(DataAssertionShape::haveNamesOfTheirOwn, "must not have two assertions of one name");

    private DataAssertionShape() {}

    /** As it is written: three keys, of which one is used. */
    private record Written(
            String name, String query, Optional<String> is, Optional<String> after, Optional<String> unchanged) {

        long expectations() {
            return Stream.of(is, after, unchanged).filter(Optional::isPresent).count();
        }

        DataAssertion read() {
            var expected =
                    is.<Expected>map(Is::new).or(() -> after.map(After::new)).orElseGet(Unchanged::new);
            return new DataAssertion(name, query, expected);
        }
    }

    private static Shape<DataAssertion> one() {
        Shape<Written> written = record(fields -> {
            var name = fields.required("name", bounded(text(), LONGEST_NAME));
            var query = fields.required("query", bounded(text(), LONGEST_QUERY));
            var is = fields.optional("is", bounded(textOrBlank(), LONGEST_VALUE));
            var after = fields.optional("after", bounded(textOrBlank(), LONGEST_VALUE));
            var unchanged = fields.optional("unchanged", oneOf(List.of("true")));
            return () -> new Written(name.get(), query.get(), is.get(), after.get(), unchanged.get());
        });
        return written.where(
                        each -> each.expectations() == 1,
                        "must say what answer is right with one of `is`, `after` and `unchanged`")
                .as(Written::read);
    }

    private static Shape<String> bounded(Shape<String> text, int most) {
        return text.where(written -> written.length() <= most, "must have at most " + most + " characters")
                .where(written -> written.indexOf('\0') < 0, "must not have a NUL character in it");
    }

    private static boolean haveNamesOfTheirOwn(List<DataAssertion> all) {
        var names = new HashSet<String>();
        return all.stream().map(DataAssertion::name).allMatch(names::add);
    }
}
