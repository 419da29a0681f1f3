package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.inspection.Script;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** DS-003: what speaks against a deployment is found before anything changes. */
final class ChecksBeforehand implements Question {

    private static final List<Pattern> CHECKS = Stream.of(
                    "command -v|which \\w+|Get-Command|where /q|where \\w+",
                    "\\[\\[? (! )?-[fsrden] |test -[fsrd] |Test-Path|if (not )?exist|-z \"?\\$",
                    "docker (info|version)|docker[ -]compose.* config",
                    "pg_isready|mysqladmin ping|migrate status|migrate:status",
                    "(^|[\\s(`])(df|free|du) -|Get-PSDrive|Get-Volume",
                    "git (diff --quiet|status --porcelain|diff-index)",
                    "--dry-run|helm lint|kubeval|kubeconform|nginx -t|terraform (validate|plan)"
                            + "|promtool check|docker manifest inspect",
                    "(preflight|pre-?deploy|pre-?check|validate|check-?env|verify-?env|readiness)[\\w-]*(\\.|\\b)")
            .map(check -> Pattern.compile("(?i)" + check))
            .toList();
    private static final Pattern SAYS_ONLY =
            Pattern.compile("(?i)^\\s*(echo|printf|Write-Host|Write-Output|@echo|log)\\b");

    @Override
    public Answer ask(Inspection application) {
        if (application.slipway().deploys()) {
            return Answer.pass("Slipway's gate checks every request and reports all problems at once");
        }
        for (var script : application.scripts().of(Purpose.DEPLOY)) {
            var before = before(script);
            var kinds = CHECKS.stream().filter(before::has).toList();
            if (kinds.size() >= 2) {
                return Answer.pass(script + " makes " + kinds.size()
                        + " kinds of checks before it deploys, the first at "
                        + before.first(kinds.getFirst()).map(Line::toString).orElse("its beginning"));
            }
        }
        var flaw = application.slipway().flaw();
        return application
                .pipelineWork()
                .first(Pattern.compile("slipway (check|readiness)"))
                .map(line -> Answer.pass(line + " checks before it deploys"))
                .orElseGet(() -> Answer.fail(
                        flaw.map(problem -> "slipway.yaml cannot be used: " + problem)
                                .orElse("no script or pipeline checks what it needs before it deploys"),
                        "let Slipway's gate look first, or check tools, settings, disk and database before "
                                + "the first change"));
    }

    private static Lines before(Script script) {
        var acting = script.code().without(SAYS_ONLY);
        var first = acting.first(Commands.DEPLOY).map(Line::number).orElse(Integer.MAX_VALUE);
        return acting.where(line -> line.number() < first);
    }
}
