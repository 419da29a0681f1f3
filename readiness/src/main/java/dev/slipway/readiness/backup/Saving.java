package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Container;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an application does to save its data, wherever it is written. */
final class Saving {

    private static final Pattern IMAGE = Pattern.compile("backup|wal-g|pgbackrest|barman|restic|borgmatic|velero");
    private static final Pattern CONFIGURATION =
            Pattern.compile("(?i)(^|/)(pgbackrest[\\w.-]*\\.conf|barman[\\w.-]*\\.conf|\\.?walg?[\\w.-]*\\.(json"
                    + "|ya?ml)|restic[\\w.-]*|borgmatic[\\w.-]*\\.ya?ml|[\\w-]*backup[\\w-]*\\.(ya?ml|conf"
                    + "|json|toml|tf|service|timer|cron))$");

    private Saving() {}

    /** The reason why rows about backups do not apply, if there is one. */
    static Optional<Answer> needless(Inspection application) {
        return application.schema().hasDatabase()
                ? Optional.empty()
                : Optional.of(Answer.notApplicable("it uses no database, so there is nothing to back up"));
    }

    static Lines of(Inspection application) {
        var services = application.containers().services().stream()
                .filter(service -> service.usesImage(IMAGE))
                .toList();
        var inCompose = new Lines(services.stream()
                .flatMap(service -> block(service, application.containers().code()).all().stream())
                .toList());
        var inPipelines = new Lines(application.pipelines().files().stream()
                .filter(file -> file.code().has(Commands.BACKUP))
                .flatMap(file -> file.code().all().stream())
                .toList());
        return application
                .scripts()
                .code(Purpose.BACKUP)
                .and(inPipelines)
                .and(inCompose)
                .and(application.code(file -> CONFIGURATION.matcher(file.path()).find()
                        && !application.pipelines().files().contains(file)));
    }

    /** The block of the service: from its key to the next one as deep. */
    private static Lines block(Container service, Lines compose) {
        var begin = compose.all().stream()
                .filter(line -> line.toString().equals(service.place()))
                .findFirst();
        if (begin.isEmpty()) {
            return Lines.NONE;
        }
        var depth = depth(begin.get().text());
        var rest = compose.where(line -> line.file().equals(begin.get().file())
                && line.number() > begin.get().number());
        return new Lines(rest.all().stream()
                .takeWhile(line -> depth(line.text()) > depth)
                .toList());
    }

    private static int depth(String text) {
        return text.length() - text.stripLeading().length();
    }

    static String none() {
        return "there is no backup";
    }
}
