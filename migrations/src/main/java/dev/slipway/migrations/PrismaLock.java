package dev.slipway.migrations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prisma writes down which database its SQL was made for. */
final class PrismaLock {

    private static final String FILE = "migration_lock.toml";
    private static final Pattern PROVIDER = Pattern.compile("(?m)^\\s*provider\\s*=\\s*\"([^\"]*)\"");

    private PrismaLock() {}

    static Optional<Problem> problem(Map<String, Path> files, FolderLimits limits) {
        return Optional.ofNullable(files.get(FILE))
                .flatMap(file -> FolderFiles.text(file, FILE, limits, new ArrayList<>()))
                .map(PROVIDER::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(provider -> !provider.equals("postgresql") && !provider.equals("postgres"))
                .map(provider -> Problem.of(
                        Problem.Kind.FOREIGN_DIALECT,
                        FILE,
                        "the migrations were made for " + provider + ", the target is PostgreSQL; set the provider in"
                                + " schema.prisma to postgresql and make them anew"));
    }
}
