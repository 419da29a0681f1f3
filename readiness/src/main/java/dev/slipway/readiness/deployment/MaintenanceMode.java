package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-14: when it has to be offline, users are told so. */
final class MaintenanceMode implements Question {

    private static final Pattern PAGE = Pattern.compile("(?i)maintenance");
    private static final Pattern MODE =
            Pattern.compile("(?i)maintenance[_-]?(mode|page|on|off|enable|flag|\\.html|\\.flag)|artisan down"
                    + "|turnout|MAINTENANCE\\b|return 503");

    @Override
    public Answer ask(Inspection application) {
        var found = application.operation().and(application.sources()).first(MODE);
        if (found.isPresent()) {
            return Answer.pass(found.get() + " tells users");
        }
        var page = application.files().path(PAGE);
        if (page.isPresent()) {
            return Answer.pass(page.get() + " is there for it");
        }
        return application.slipway().deploys() && !application.schema().hasMigrations()
                ? Answer.notApplicable(
                        "no step of a deployment takes it offline: there are no migrations, and Slipway shifts traffic")
                : Answer.fail(
                        "users get an error while it is offline", "prepare a page that says so, and a switch for it");
    }
}
