package dev.slipway.validate.check;

import dev.slipway.release.Application;
import dev.slipway.release.Service;
import dev.slipway.release.Target;
import dev.slipway.release.environment.GivenValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether each service would get on this target the variables that it declares, and nothing put there for now. */
public final class EnvironmentCheck implements ContentCheck {

    @Override
    public String id() {
        return "environment";
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        return look(contents.application(), candidate.target());
    }

    static Finding look(Application application, Target target) {
        var declared = application.services().stream()
                .mapToInt(service -> service.variables().variables().size())
                .sum();
        if (declared == 0) {
            return Finding.notApplicable("slipway.yaml declares no variables");
        }
        var flaws = application.services().stream()
                .flatMap(service -> flaws(service, target).stream())
                .toList();
        return flaws.isEmpty()
                ? Finding.pass("all services get the " + declared + " variables that they declare")
                : Finding.failAll(
                        "environment-unfit",
                        "the variables of the release are not those that it declares for " + target,
                        "correct slipway.yaml, try it with `slipway env check --environment " + target.environment()
                                + "`, and make a new release",
                        flaws);
    }

    private static List<String> flaws(Service service, Target target) {
        return GivenValues.of(service, Map.of())
                .flaws(service.variables(), Optional.of(target.environment()), Set.of())
                .stream()
                .map(flaw -> "the service `" + service.name() + "`: " + flaw)
                .toList();
    }
}
