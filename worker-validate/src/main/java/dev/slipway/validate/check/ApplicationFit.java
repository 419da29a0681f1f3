package dev.slipway.validate.check;

import dev.slipway.release.Application;
import dev.slipway.release.Service;
import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.release.operations.TargetRules;
import java.util.ArrayList;
import java.util.List;

/** Whether an application may go where it is meant to go, by the operator's rules for that target. */
final class ApplicationFit {

    private ApplicationFit() {}

    static Finding look(Application application, TargetRules rules) {
        var problems = new ArrayList<String>();
        problems.addAll(otherName(application, rules.target()));
        problems.addAll(DeadlineFit.problems(application, rules));
        application.services().forEach(service -> problems.addAll(foreignSecrets(service, rules)));
        return problems.isEmpty()
                ? Finding.pass("slipway.yaml describes " + application.name() + " with "
                        + application.services().size() + " services, and " + rules.target() + " takes it")
                : Finding.failAll(
                        "application-unfit",
                        "the application does not fit " + rules.target(),
                        "correct slipway.yaml, or have the operator allow it in targets.yaml",
                        problems);
    }

    private static List<String> otherName(Application application, Target target) {
        return application.name().equals(target.application())
                ? List.of()
                : List.of("slipway.yaml is about `" + application.name() + "`, the request about `"
                        + target.application() + "`; ask for a target of the application itself");
    }

    private static List<String> foreignSecrets(Service service, TargetRules rules) {
        return service.launch().environment().values().stream()
                .map(Setting::references)
                .flatMap(List::stream)
                .filter(secret -> !rules.access().allows(secret))
                .map(secret -> "the service `" + service.name() + "` wants " + secret + ", which " + rules.target()
                        + " may not use; have the operator list it under `secrets`")
                .toList();
    }
}
