package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DK-002: one container cannot take the machine away from the others. */
final class ResourceLimits implements Question {

    private static final Pattern STARTED = Pattern.compile("\\bdocker (container )?run\\b.*\\s(-d|--detach)\\b");

    private static Answer started(Line line) {
        return line.text().matches(".*\\s(--memory|-m)[= ].*") && line.text().matches(".*\\s--cpus?[\\w-]*[= ].*")
                ? Answer.pass(line + " starts it with limits of memory and processors")
                : Answer.fail(
                        line + " starts a container without limits",
                        "start it with --memory and --cpus, or describe it in a Compose file with limits");
    }

    @Override
    public Answer ask(Inspection application) {
        var containers = application.containers();
        if (containers.services().isEmpty() && containers.workloads().isEmpty()) {
            return Commands.acting(application.automation())
                    .first(STARTED)
                    .map(ResourceLimits::started)
                    .orElseGet(() -> containers.any()
                            ? Answer.notApplicable("only images are made here; nothing says how they run")
                            : Unpacked.answer());
        }
        var free = containers.services().stream()
                .filter(service ->
                        !service.walls().memoryLimited() || !service.walls().cpuLimited())
                .toList();
        if (!free.isEmpty()) {
            return Answer.fail(
                    "no limit of memory or processors: " + Lines.places(free),
                    "set deploy.resources.limits with memory and cpus for each service");
        }
        return containers.workloads().stream()
                .filter(file -> !file.code().has(Pattern.compile("(^|[\\s{,])limits:|\\.Values.*resources")))
                .findFirst()
                .map(file -> Answer.fail(
                        file + " sets no limits", "set resources.limits with memory and cpu for each container"))
                .orElseGet(() -> Answer.pass("all "
                        + (containers.services().size() + containers.workloads().size())
                        + " services have limits of memory and processors"));
    }
}
