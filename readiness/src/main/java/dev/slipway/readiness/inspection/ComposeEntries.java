package dev.slipway.readiness.inspection;

import dev.slipway.release.yaml.Tree;
import java.util.List;
import java.util.stream.Stream;

/** Variables and commands of Compose files, one a line, in whichever of YAML's ways they are written. */
final class ComposeEntries {

    private static final List<String> COMMANDS = List.of("command", "entrypoint");

    private ComposeEntries() {}

    static Lines of(List<SourceFile> files) {
        return new Lines(files.stream()
                .flatMap(file -> LooseYaml.documents(file).stream())
                .flatMap(document -> LooseYaml.entries(document, "services").values().stream())
                .flatMap(service -> service(service.value()))
                .toList());
    }

    private static Stream<Line> service(Tree service) {
        var variables = Stream.of(LooseYaml.at(service, "environment"), LooseYaml.at(service, "build", "args"))
                .flatMap(each -> each.stream())
                .flatMap(ComposeEntries::variables);
        var commands = Stream.concat(
                        COMMANDS.stream().flatMap(key -> LooseYaml.at(service, key).stream()),
                        LooseYaml.at(service, "healthcheck", "test").stream())
                .map(command -> line(command, String.join(" ", LooseYaml.texts(command))));
        return Stream.concat(variables, commands);
    }

    private static Stream<Line> variables(Tree written) {
        return switch (written) {
            case Tree.Mapping mapping ->
                mapping.entries().entrySet().stream()
                        .flatMap(each -> LooseYaml.text(each.getValue().value()).stream()
                                .map(text -> line(each.getValue().value(), each.getKey() + "=" + text)));
            case Tree.Sequence list ->
                list.items().stream()
                        .flatMap(item -> LooseYaml.text(item).stream().map(text -> line(item, text)));
            case Tree.Scalar _ -> Stream.empty();
        };
    }

    private static Line line(Tree at, String text) {
        return new Line(at.place().file(), at.place().line(), text);
    }
}
