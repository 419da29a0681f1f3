package dev.slipway.validate.content;

import dev.slipway.migrations.Layout;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationFolder;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.UsualFolders;
import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the migrations of a release are complete and in order, and each has a way back or says why it has none. */
public final class MigrationsCheck implements ContentCheck {

    @Override
    public String id() {
        return WeighedCheck.MIGRATIONS.id();
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        return folder(contents)
                .map(folder -> look(folder, contents))
                .orElseGet(() -> Finding.notApplicable("the release has no folder of migrations; one with another name"
                        + " than usual is named under `database.migrations` in slipway.yaml"));
    }

    /** Inside of the release, as it is written there. */
    private static Optional<Path> folder(Opened.Contents contents) {
        return named(contents).or(() -> UsualFolders.firstIn(contents.folder()).map(contents.folder()::relativize));
    }

    private static Optional<Path> named(Opened.Contents contents) {
        return contents.application().vetting().migrations();
    }

    private Finding look(Path folder, Opened.Contents contents) {
        if (named(contents).isEmpty()
                && !MigrationFolder.holdsSql(contents.folder().resolve(folder))) {
            return Finding.notApplicable("there is no SQL in " + folder + ", so another tool keeps the migrations");
        }
        var set = MigrationFolder.readInside(contents.folder(), folder.toString());
        return set.problems().isEmpty()
                ? Finding.pass(inOrder(set, folder))
                : Finding.failEach(
                        id(),
                        "correct them, and try them with `slipway migrations test " + folder + "`",
                        set.problems().stream()
                                .map(problem -> inside(problem, contents.folder()))
                                .toList());
    }

    /** Where the release was unpacked concerns nobody. */
    private static String inside(Problem problem, Path unpacked) {
        return problem.toString().replace(unpacked + "/", "");
    }

    private static String inOrder(MigrationSet set, Path folder) {
        var irreversible = set.migrations().stream()
                .map(Migration::rollback)
                .filter(Rollback.Irreversible.class::isInstance)
                .count();
        var layout = set.layout() == Layout.NONE
                ? ""
                : " in the layout of " + set.layout().title();
        return set.migrations().size() + " migrations in " + folder + layout + ", each with a way back"
                + (irreversible > 0 ? " or, " + irreversible + " of them, with the reason why there is none" : "");
    }
}
