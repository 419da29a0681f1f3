package dev.slipway.release.evidence.json;

import dev.slipway.release.evidence.report.Excerpt;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.release.evidence.report.UnreadableReportException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Walks once through a report, value by value, and holds no more of it than what was asked for. */
public final class JsonCursor {

    private static final String TRUNCATED = "the report ends too early; hand in the whole file";

    private final String format;
    private final JsonParser parser;
    private int entries;

    private JsonCursor(String format, JsonParser parser) {
        this.format = format;
        this.parser = parser;
    }

    /** Reads the one value of a report; whatever is wrong with it comes out as an unreadable report. */
    public static <T> T read(String format, byte[] content, Function<JsonCursor, T> reading) {
        try (var parser = BoundedJson.FACTORY.createParser(ObjectReadContext.empty(), content)) {
            var cursor = new JsonCursor(format, parser);
            cursor.next();
            var read = reading.apply(cursor);
            if (parser.nextToken() != null) {
                throw cursor.unusable("something follows the end of the report; hand in one report per file");
            }
            return read;
        } catch (JacksonException e) {
            throw broken(format, e);
        }
    }

    /** The object here: known keys are read by their readers, the rest is passed over. */
    public void object(Map<String, Runnable> readers) {
        entries(key -> {
            var reader = readers.get(key);
            if (reader == null) {
                skip();
            } else {
                reader.run();
            }
        });
    }

    /** The object here, key by key; `each` must read or skip the value. `null` has no keys. */
    public void entries(Consumer<String> each) {
        if (is(JsonToken.VALUE_NULL)) {
            return;
        }
        expect(JsonToken.START_OBJECT, "an object");
        while (next() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            next();
            each.accept(key);
        }
    }

    /** The list here; `each` must read or skip the item. `null` has none. */
    public void list(Runnable each) {
        if (is(JsonToken.VALUE_NULL)) {
            return;
        }
        expect(JsonToken.START_ARRAY, "a list");
        while (next() != JsonToken.END_ARRAY) {
            each.run();
        }
    }

    /** The single value here as text; `null` is blank. */
    public String text() {
        if (is(JsonToken.VALUE_NULL)) {
            return "";
        }
        if (!parser.currentToken().isScalarValue()) {
            throw unusable(where() + " must be a text; write the report again with a current version of the tool");
        }
        return parser.getString();
    }

    public boolean isObject() {
        return is(JsonToken.START_OBJECT);
    }

    public boolean isTrue() {
        return is(JsonToken.VALUE_TRUE);
    }

    public void skip() {
        parser.skipChildren();
    }

    /** Counts one of the things that a report may only have so many of. */
    public void count() {
        entries++;
        if (entries > ReportLimits.ENTRIES) {
            throw unusable("the report has more than " + ReportLimits.ENTRIES + " entries; split it up");
        }
    }

    /** For what is well-formed and still of no use; `what` goes on with what to do. */
    public UnreadableReportException unusable(String what) {
        var at = parser.currentTokenLocation();
        return UnreadableReportException.at(format, at.getLineNr(), at.getColumnNr(), what);
    }

    private boolean is(JsonToken token) {
        return parser.currentToken() == token;
    }

    private void expect(JsonToken token, String what) {
        if (!is(token)) {
            throw unusable(
                    where() + " must be " + what + "; write the report again with a current version of the tool");
        }
    }

    private String where() {
        var name = parser.currentName();
        return name == null ? "the report" : "`" + Excerpt.of(name) + "`";
    }

    private JsonToken next() {
        var token = parser.nextToken();
        if (token == null) {
            throw unusable(TRUNCATED);
        }
        return token;
    }

    private static UnreadableReportException broken(String format, JacksonException e) {
        var at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        var message = Excerpt.of(String.valueOf(e.getOriginalMessage()));
        var what = e instanceof StreamConstraintsException
                ? "the report is too large or too deep (" + message + "); split it up"
                : message.startsWith("Unexpected end-of-input")
                        ? TRUNCATED
                        : "this is not JSON (" + message + "); hand in the file as the tool wrote it";
        return UnreadableReportException.at(format, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), what);
    }
}
