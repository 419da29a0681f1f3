package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.inspection.SourceFile;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.Optional;
import java.util.regex.Pattern;

/** DS-002: users notice nothing while a release takes the place of another. */
final class ZeroDowntime implements Question {

    private static final Pattern GRADUAL = Pattern.compile(
            "(?i)blue[-_ /]?green|\\bcanary\\b|start-first|rolling[-_ ]?update|type:\\s*RollingUpdate|docker rollout"
                    + "|pm2 (reload|gracefulReload)|kamal deploy|kind:\\s*Rollout\\b"
                    + "|--update-order|minimumHealthyPercent|deployment-strategy|max_surge|slot swap|swap slots");
    private static final Pattern RECREATES = Pattern.compile("\\btype: *[\"']?Recreate\\b");
    private static final Pattern INTERRUPTS =
            Pattern.compile("(?i)docker[ -]compose\\b.*\\b(down|stop|restart)\\b|docker[ -]compose\\b.*\\bup\\b"
                    + "|docker (stop|rm|restart)"
                    + "|systemctl (restart|stop)|pm2 (restart|stop|delete)|service \\S+ (restart|stop)"
                    + "|Restart-Service|Stop-Service");

    private static final Pattern SERIAL = Pattern.compile("^\\s*serial:\\s*\\S");
    private static final Pattern DRAINS = Pattern.compile("(?i)haproxy|load_?balancer|elb_|state:\\s*(disabled|drain)");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("Slipway starts the new release beside the old one and shifts traffic once it is ready");
        }
        var deploying = application.scripts().code(Purpose.DEPLOY).and(application.pipelineWork());
        var takesDown = deploying.first(Pattern.compile("(?i)docker[ -]compose\\b.*\\bdown\\b"));
        var recreates = application.containers().workloads().stream()
                .flatMap(file -> file.code().first(RECREATES).stream())
                .findFirst();
        if (recreates.isPresent()) {
            return Answer.fail(
                    recreates.get() + " ends what serves before anything new does",
                    "let Kubernetes roll it: `type: RollingUpdate` and a readiness probe");
        }
        var gradual = Commands.acting(application.operation()).first(GRADUAL).or(() -> inTurn(application));
        if (gradual.isPresent() && takesDown.isEmpty()) {
            return Answer.pass(gradual.get() + " replaces it step by step");
        }
        var rolled = rolled(application);
        if (rolled.isPresent() && takesDown.isEmpty()) {
            return Answer.pass("Kubernetes rolls " + rolled.get() + " and waits for its readiness probe");
        }
        return Answer.fail(
                takesDown
                        .or(() -> deploying.first(INTERRUPTS))
                        .map(line -> line + " ends what serves before anything new does")
                        .orElse("nothing starts a release beside the one that serves"),
                "let Slipway shift traffic once the new release is ready, or deploy blue-green or rolling");
    }

    /** A playbook that goes from host to host, and takes each out of the balancer meanwhile. */
    private static Optional<Line> inTurn(Inspection application) {
        return application.scripts().of(Purpose.DEPLOY).stream()
                .filter(script -> script.first(DRAINS).isPresent())
                .flatMap(script -> script.first(SERIAL).stream())
                .findFirst();
    }

    /** A rolling update is what Kubernetes does unless it is told otherwise. */
    private static Optional<SourceFile> rolled(Inspection application) {
        return application.containers().workloads().stream()
                .filter(file -> file.code().has(Pattern.compile("^ *kind: *Deployment\\b"))
                        && file.code().has(Pattern.compile("\\breadinessProbe:")))
                .findFirst();
    }
}
