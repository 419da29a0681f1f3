package dev.slipway.readiness.monitoring;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Playbooks;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.Optional;
import java.util.regex.Pattern;

/** MON-002: after a deployment somebody looks whether it works, and it is not the users. */
final class SmokeTests implements Question {

    private static final Pattern LOOKS =
            Pattern.compile("(?i)curl\\b.*(-\\w*f|--fail|http_code|-w )|wget .*(--spider|-q)|Invoke-(WebRequest"
                    + "|RestMethod)|smoke|newman|\\bk6 run|playwright|cypress|health-?check"
                    + "|verify[-_]?deploy|post-?deploy|wait-on|hurl\\b");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)\\|\\|\\s*(true|:|echo)|^\\s*(echo|printf|Write-Host|-?\\s*name:|#)");

    @Override
    public Answer ask(Inspection application) {
        var declared = application
                .slipway()
                .application()
                .map(all -> all.smokeTests().size())
                .orElse(0);
        if (declared > 0) {
            return Answer.pass("slipway.yaml has " + declared + " smoke tests, run before and after the switch");
        }
        for (var script : application.scripts().of(Purpose.DEPLOY)) {
            var found = after(script.code()).or(() -> script.first(Playbooks.ASKS));
            if (found.isPresent()) {
                return Answer.pass(found.get() + " looks whether it works");
            }
        }
        return application.pipelines().working().stream()
                .flatMap(file -> after(file.code()).stream())
                .findFirst()
                .map(line -> Answer.pass(line + " looks whether it works"))
                .orElseGet(() -> Answer.fail(
                        "after a deployment nobody looks whether it works",
                        "declare `smoke-tests` in slipway.yaml; they run before the release gets traffic and "
                                + "once it has it"));
    }

    private static Optional<Line> after(Lines code) {
        return code.first(Pattern.compile(Commands.DEPLOY.pattern()
                        + "|(?i)(deploy|release)[\\w-]*\\.(sh|ps1)|npm run deploy|make deploy"))
                .flatMap(act -> code.where(line -> line.file().equals(act.file()) && line.number() > act.number())
                        .without(NOTHING)
                        .without(Pattern.compile("(?i)hooks\\.|webhook|api/annotations|slack"))
                        .first(LOOKS));
    }
}
