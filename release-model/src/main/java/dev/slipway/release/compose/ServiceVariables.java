package dev.slipway.release.compose;

import dev.slipway.release.compose.files.Folder;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Environment;
import dev.slipway.release.compose.model.Environment.EnvironmentSource;
import dev.slipway.release.compose.model.Environment.Variable;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.EnvironmentFile;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.Problems;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The variables that a service really gets: those of its files, and over them those of its environment. */
final class ServiceVariables {

    private static final String RAW = "raw";

    private final Folder folder;
    private final Variables surroundings;
    private final Budget budget;
    private final Problems problems;

    ServiceVariables(Folder folder, Variables surroundings, Budget budget, Problems problems) {
        this.folder = folder;
        this.surroundings = surroundings;
        this.budget = budget;
        this.problems = problems;
    }

    Environment of(ComposeService service) {
        var own = new LinkedHashMap<String, Variable>();
        service.environment()
                .variables()
                .forEach((name, variable) -> own.put(
                        name, new Variable(variable.value().or(() -> surroundings.get(name)), variable.origin())));
        var all = new LinkedHashMap<String, Variable>();
        for (var source : service.environment().files()) {
            read(source, new Environment(own, List.of()))
                    .values()
                    .forEach((name, value) -> all.put(name, new Variable(Optional.of(value), source.origin())));
        }
        own.forEach((name, variable) -> {
            if (variable.value().isPresent() || !all.containsKey(name)) {
                all.put(name, variable);
            }
        });
        return new Environment(all, service.environment().files());
    }

    private Variables read(EnvironmentSource source, Environment own) {
        if (!source.required() && !folder.has(source.path())) {
            return Variables.NONE;
        }
        return folder.read(source.path(), "the environment file", source.origin())
                .map(content -> new EnvironmentFile(source.path(), new String(content, StandardCharsets.UTF_8)))
                .map(file -> source.format().filter(RAW::equals).isPresent()
                        ? file.readRaw(problems)
                        : file.read(name -> known(name, own), budget, problems))
                .orElse(Variables.NONE);
    }

    private Optional<String> known(String name, Environment own) {
        return surroundings
                .get(name)
                .or(() -> Optional.ofNullable(own.variables().get(name)).flatMap(Variable::value));
    }
}
