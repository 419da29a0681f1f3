package dev.slipway.migrations;

import java.util.function.Function;
import java.util.regex.Pattern;

/** The rules by which each layout names its files. */
enum Naming {
    PRISMA(Layout.PRISMA, Naming::prisma),
    PAIRS(Layout.PAIRS, Naming::pairs),
    FLYWAY(Layout.FLYWAY, Naming::flyway);

    private static final Pattern PRISMA_FILE = Pattern.compile("([^/]+)/(migration|rollback|down)\\.sql");
    private static final Pattern PRISMA_FOLDER = Pattern.compile("(\\d+)(?:[_-].*)?");
    private static final Pattern PAIR = Pattern.compile("((\\d+(?:\\.\\d+)*)(?:[_-][^/]*)?)\\.(up|down)\\.sql");
    private static final Pattern UNVERSIONED = Pattern.compile("[^/]+\\.(?:up|down)\\.sql");
    private static final Pattern VERSIONED = Pattern.compile("(?:.*/)?([VU])((\\d+(?:[._]\\d+)*)__[^/]+)\\.sql");
    private static final Pattern ONE_UNDERSCORE = Pattern.compile("(?:.*/)?[VU]\\d[^/]*\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("(?:.*/)?R__[^/]*\\.sql");
    private static final Pattern CALLBACK = Pattern.compile("(?:.*/)?(?:before|after)[A-Z][A-Za-z]+(?:__[^/]*)?\\.sql");

    private final Layout layout;
    private final Function<String, Place> rule;

    Naming(Layout layout, Function<String, Place> rule) {
        this.layout = layout;
        this.rule = rule;
    }

    Layout layout() {
        return layout;
    }

    Place of(String path) {
        return rule.apply(path);
    }

    private static Place prisma(String path) {
        var file = PRISMA_FILE.matcher(path);
        if (!file.matches()) {
            return new Place.Foreign();
        }
        var name = file.group(1);
        var folder = PRISMA_FOLDER.matcher(name);
        if (!folder.matches()) {
            return new Place.Wrong("the folder `" + name + "` has no place in the order; name it <timestamp>_" + name);
        }
        var version = new Version(folder.group(1));
        return file.group(2).equals("migration") ? new Place.Up(version, name) : new Place.Down(version, name);
    }

    private static Place pairs(String path) {
        var pair = PAIR.matcher(path);
        if (pair.matches()) {
            var version = new Version(pair.group(2));
            return pair.group(3).equals("up")
                    ? new Place.Up(version, pair.group(1))
                    : new Place.Down(version, pair.group(1));
        }
        return UNVERSIONED.matcher(path).matches()
                ? new Place.Wrong("the name has no place in the order; begin it with a version, as in 0001_" + path)
                : new Place.Foreign();
    }

    private static Place flyway(String path) {
        var versioned = VERSIONED.matcher(path);
        if (versioned.matches()) {
            var version = new Version(versioned.group(3));
            return versioned.group(1).equals("V")
                    ? new Place.Up(version, "V" + versioned.group(2))
                    : new Place.Down(version, "V" + versioned.group(2));
        }
        if (REPEATABLE.matcher(path).matches()) {
            return new Place.Wrong("repeatable migrations are not run: what they replace is not kept, so they have no"
                    + " way back; make each change a versioned migration with its undo script");
        }
        if (CALLBACK.matcher(path).matches()) {
            return new Place.Wrong("callbacks are not run; move what it does into a versioned migration");
        }
        return ONE_UNDERSCORE.matcher(path).matches()
                ? new Place.Wrong(
                        "the version and the name need two underscores between them, as in V1__create_users.sql")
                : new Place.Foreign();
    }
}
