package dev.slipway.validate.content;

import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.Opened;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A value that stands in clear text in one of the files of a release, and where; nobody may repeat it. */
record WrittenValue(String where, String name, String value) {

    /** All that slipway.yaml gives services, and all that Compose files and their files of variables do. */
    static List<WrittenValue> of(Candidate candidate, Opened.Contents contents) {
        var environment = candidate.target().environment();
        var own = contents.application().services().stream().flatMap(service -> of(service, environment));
        var compose = contents.compose().in(environment) instanceof ComposeFiles.Reading.Project read
                ? of(read.project())
                : Stream.<WrittenValue>empty();
        return Stream.concat(own, compose).toList();
    }

    private static Stream<WrittenValue> of(Service service, Slug environment) {
        return service.environmentIn(environment).entrySet().stream()
                .filter(each -> each.getValue().isPlain())
                .map(each -> new WrittenValue(
                        "slipway.yaml, service `" + service.name() + "`",
                        each.getKey(),
                        each.getValue().written()));
    }

    private static Stream<WrittenValue> of(ComposeProject project) {
        return project.services().values().stream()
                .flatMap(service -> Stream.concat(variables(service), arguments(service)));
    }

    private static Stream<WrittenValue> variables(ComposeService service) {
        return service.environment().variables().entrySet().stream()
                .flatMap(each -> each.getValue().value().stream()
                        .map(value -> new WrittenValue(each.getValue().origin().toString(), each.getKey(), value)));
    }

    private static Stream<WrittenValue> arguments(ComposeService service) {
        return service.build().stream()
                .flatMap(build -> build.arguments().entrySet().stream()
                        .flatMap(each -> each.getValue().stream()
                                .map(value -> new WrittenValue(build.origin().toString(), each.getKey(), value))));
    }

    /** A sentence about it that does not say it. */
    String flaw(String what) {
        return where + ": " + name + " " + what;
    }

    Optional<String> flawIf(boolean wrong, String what) {
        return wrong ? Optional.of(flaw(what)) : Optional.empty();
    }
}
