package dev.slipway.readiness.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Migrations that are programs of a tool: where each tool keeps the way back, and whether something stands there. */
enum CodedMigrations {
    ALEMBIC("Alembic", "(^|/)(versions|alembic)/[^/]+\\.py$", "def\\s+upgrade\\s*\\(", "def\\s+downgrade\\s*\\("),
    DJANGO("Django", "(^|/)migrations/\\d{4}_[^/]*\\.py$", "migrations\\.Migration", ""),
    RAILS("Rails", "(^|/)db/migrate/\\d+_[^/]*\\.rb$", "Migration", "def\\s+down\\b|def\\s+change\\b"),
    LARAVEL(
            "Laravel",
            "(^|/)database/migrations/\\d{4}_[^/]*\\.php$",
            "function\\s+up\\s*\\(",
            "function\\s+down\\s*\\("),
    ENTITY_FRAMEWORK(
            "Entity Framework", "(^|/)Migrations/\\d{14}_[^/.]+\\.cs$", "void\\s+Up\\s*\\(", "void\\s+Down\\s*\\("),
    SCRIPTED("JavaScript", "(^|/)(migrations?|migrate)/[^/]*\\d[^/]*\\.([mc]?js|ts)$", "\\bup\\b", "\\bdown\\b");

    private static final int LONGEST_NOTHING = 500;
    private static final Pattern NOTHING =
            Pattern.compile("(?s)\\s*(pass|return(\\s+(knex|Promise\\.resolve\\(\\)|queryInterface|null|undefined"
                    + "|knex\\.schema))?|\\.\\.\\.|nil|;|\\s|Promise\\.resolve\\(\\)|\"\"\"[^\"]*\"\"\""
                    + "|'''[^']*''')*");
    private static final Pattern SAYS_NO = Pattern.compile(
            "(?i)IrreversibleMigration|irreversible|cannot be (undone|reversed|rolled back)|down\\s*=\\s*false");

    private final String tool;
    private final Pattern path;
    private final Pattern up;
    private final Pattern down;

    CodedMigrations(String tool, String path, String up, String down) {
        this.tool = tool;
        this.path = Pattern.compile(path);
        this.up = Pattern.compile(up);
        this.down = Pattern.compile(down);
    }

    static List<SchemaHistory> in(SourceFiles files) {
        return Arrays.stream(values()).flatMap(tool -> tool.histories(files)).toList();
    }

    private Stream<SchemaHistory> histories(SourceFiles files) {
        return files
                .where(file -> path.matcher(file.path()).find()
                        && !file.path().contains("test")
                        && !file.name().equals("__init__.py")
                        && !file.name().endsWith(".d.ts")
                        && file.code().has(up))
                .stream()
                .collect(Collectors.groupingBy(SourceFile::folder, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new SchemaHistory(
                        tool,
                        each.getKey(),
                        each.getValue().stream().map(this::change).toList()));
    }

    private SchemaChange change(SourceFile file) {
        if (SAYS_NO.matcher(file.text()).find()) {
            return new SchemaChange(file.path(), new WayBack.Declared());
        }
        if (down.pattern().isEmpty()) {
            return OneWayOperations.first(file)
                    .map(line -> new SchemaChange(line.toString(), new WayBack.Missing("no reverse of what it runs")))
                    .orElseGet(() -> new SchemaChange(file.path(), WayBack.PRESENT));
        }
        var found = file.code().first(down);
        return found.isEmpty()
                ? new SchemaChange(file.path(), new WayBack.Missing("has no way down"))
                : new SchemaChange(
                        found.get().toString(),
                        body(file, found.get())
                                        .filter(CodedMigrations::saysNothing)
                                        .isPresent()
                                ? new WayBack.Missing("its way down is empty")
                                : WayBack.PRESENT);
    }

    private static boolean saysNothing(String body) {
        var plain = body.replaceAll("\\s+", " ");
        return plain.length() < LONGEST_NOTHING && NOTHING.matcher(plain).matches();
    }

    /** What stands in the function that begins at a line: by indentation in Python and Ruby, by braces elsewhere. */
    private static Optional<String> body(SourceFile file, Line begin) {
        return file.name().endsWith(".py") || file.name().endsWith(".rb") ? indented(file, begin) : braced(file, begin);
    }

    private static Optional<String> indented(SourceFile file, Line begin) {
        var depth = depth(begin.text());
        var text = new StringBuilder(
                begin.text().replaceFirst("^[^:#]*?\\)\\s*(->[^:]*)?:?", "").replaceFirst("^\\s*def\\s+\\w+", ""));
        for (var line :
                file.code().where(each -> each.number() > begin.number()).all()) {
            if (depth(line.text()) <= depth) {
                break;
            }
            text.append('\n').append(line.text());
        }
        return Optional.of(text.toString());
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Optional<String> braced(SourceFile file, Line begin) {
        var text = new StringBuilder();
        var depth = 0;
        var opened = false;
        var at = Math.max(
                0, begin.text().replaceFirst("\\bdown\\b|\\bDown\\b", "\0").indexOf('\0'));
        for (var line :
                file.code().where(each -> each.number() >= begin.number()).all()) {
            for (var letter : line.text().substring(line == begin ? at : 0).toCharArray()) {
                if (letter == '}' && --depth == 0 && opened) {
                    return Optional.of(text.toString());
                }
                if (opened && depth > 0) {
                    text.append(letter);
                }
                if (letter == '{') {
                    depth++;
                    opened = true;
                }
            }
            text.append('\n');
        }
        return Optional.empty();
    }
}
