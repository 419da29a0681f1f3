package dev.slipway.validate.content;

import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.release.SmokeTest;
import dev.slipway.release.environment.NamedValue;
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
        var own = Stream.concat(
                contents.application().services().stream().flatMap(service -> of(service, environment)),
                contents.application().smokeTests().stream().flatMap(WrittenValue::of));
        var compose = contents.compose().in(environment) instanceof ComposeFiles.Reading.Project read
                ? ComposeValues.of(read.project())
                : Stream.<WrittenValue>empty();
        return Stream.concat(own, compose).toList();
    }

    private static Stream<WrittenValue> of(Service service, Slug environment) {
        var where = "slipway.yaml, service `" + service.name() + "`";
        var variables = service.environmentIn(environment).entrySet().stream()
                .filter(each -> each.getValue().isPlain())
                .map(each ->
                        new WrittenValue(where, each.getKey(), each.getValue().written()));
        return Stream.concat(variables, in(String.join(" ", service.launch().command()), where + ", `command`"));
    }

    private static Stream<WrittenValue> of(SmokeTest test) {
        return test.call().headers().entrySet().stream()
                .flatMap(each ->
                        in(each.getKey() + ": " + each.getValue(), "slipway.yaml, smoke test `" + test.name() + "`"));
    }

    /** Those that a text names. */
    static Stream<WrittenValue> in(String text, String where) {
        return NamedValue.in(text).stream().map(each -> new WrittenValue(where, each.name(), each.value()));
    }

    /** A sentence about it that does not say it. */
    String flaw(String what) {
        return where + ": " + name + " " + what;
    }

    Optional<String> flawIf(boolean wrong, String what) {
        return wrong ? Optional.of(flaw(what)) : Optional.empty();
    }
}
