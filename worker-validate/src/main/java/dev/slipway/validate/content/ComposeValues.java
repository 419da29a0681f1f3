package dev.slipway.validate.content;

import dev.slipway.release.compose.model.Build;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Config;
import dev.slipway.release.compose.model.Content;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through all places of Compose files in which somebody may have written a value out. */
final class ComposeValues {

    private ComposeValues() {}

    static Stream<WrittenValue> of(ComposeProject project) {
        return Stream.concat(
                project.services().values().stream().flatMap(ComposeValues::of),
                project.configs().entrySet().stream().flatMap(each -> of(each.getKey(), each.getValue())));
    }

    private static Stream<WrittenValue> of(ComposeService service) {
        return Stream.of(
                        variables(service),
                        service.build().stream().flatMap(ComposeValues::of),
                        words(service, "entrypoint", service.process().entrypoint()),
                        words(service, "command", service.process().command()),
                        words(service, "healthcheck", service.healthcheck().map(check -> check.test())),
                        labels(service))
                .flatMap(each -> each);
    }

    private static Stream<WrittenValue> variables(ComposeService service) {
        return service.environment().variables().entrySet().stream()
                .flatMap(each -> each.getValue().value().stream()
                        .map(value -> new WrittenValue(each.getValue().origin().toString(), each.getKey(), value)));
    }

    private static Stream<WrittenValue> of(Build build) {
        var where = build.origin().toString();
        return Stream.concat(
                build.arguments().entrySet().stream()
                        .flatMap(each ->
                                each.getValue().stream().map(value -> new WrittenValue(where, each.getKey(), value))),
                build.inlineDockerfile().stream()
                        .flatMap(dockerfile -> WrittenValue.in(dockerfile, where + ", `dockerfile_inline`")));
    }

    private static Stream<WrittenValue> words(ComposeService service, String key, Optional<List<String>> words) {
        return words.stream().flatMap(all -> WrittenValue.in(String.join(" ", all), where(service, key)));
    }

    private static Stream<WrittenValue> labels(ComposeService service) {
        return service.labels().entrySet().stream()
                .map(each -> new WrittenValue(where(service, "labels"), each.getKey(), each.getValue()));
    }

    private static String where(ComposeService service, String key) {
        return service.origin() + ", `" + key + "`";
    }

    private static Stream<WrittenValue> of(String name, Config config) {
        return config.content() instanceof Content.Inline inline
                ? WrittenValue.in(inline.text(), config.origin() + ", config `" + name + "`")
                : Stream.empty();
    }
}
