package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One text file of an application, with its lines as written and as they count once comments are gone. */
public final class SourceFile {

    private final String path;
    private final String text;
    private final Lines written;
    private final Lines code;
    private final List<Line> cut;

    public SourceFile(String path, String text) {
        this.path = path;
        this.text = text;
        var lines = new ArrayList<Line>();
        var stripped = new ArrayList<Line>();
        var longest = new ArrayList<Line>();
        var comments = new Comments(Syntax.of(path));
        text.lines().forEach(line -> {
            var read = new Line(path, lines.size() + 1, line);
            if (line.length() > Line.LONGEST) {
                longest.add(read);
            }
            lines.add(read);
            stripped.add(new Line(path, read.number(), comments.strip(read.text())));
        });
        this.cut = List.copyOf(longest);
        this.written = new Lines(lines);
        this.code = new Lines(stripped).where(line -> !line.text().isBlank());
    }

    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    /** The last part of the path in lower case. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** The folder that it lies in; empty at the top. */
    public String folder() {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    public boolean endsWith(List<String> endings) {
        return endings.stream().anyMatch(name()::endsWith);
    }

    /** Every line, comments too. */
    public Lines written() {
        return written;
    }

    /** The lines that do something, without their comments. */
    public Lines code() {
        return code;
    }

    /** The lines of which only the beginning is looked at. */
    List<Line> cut() {
        return cut;
    }

    @Override
    public String toString() {
        return path;
    }
}
