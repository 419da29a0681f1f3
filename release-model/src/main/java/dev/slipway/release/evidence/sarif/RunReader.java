package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.ReportClock;
import dev.slipway.release.evidence.report.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers the fields of one run; results may stand before the rules that they follow. */
final class RunReader {

    private final JsonCursor json;
    private final List<Result> results = new ArrayList<>();
    private final List<Rule> byIndex = new ArrayList<>();
    private final Map<String, Rule> byId = new HashMap<>();
    private final List<String> references = new ArrayList<>();
    private String image = "";
    private Optional<Instant> at = Optional.empty();
    private boolean looked;

    RunReader(JsonCursor json) {
        this.json = json;
    }

    Run run() {
        json.object(Map.of(
                "tool", this::tool,
                "invocations", () -> json.list(this::invocation),
                "properties", this::properties,
                "results", this::results));
        if (!looked) {
            throw json.unusable("a run has no `results`, so the tool has not looked; run it again");
        }
        return new Run(results, byIndex, byId, Subject.of(image, references), at);
    }

    private void results() {
        looked = true;
        json.list(() -> new ResultReader(json).read().ifPresent(results::add));
    }

    private void tool() {
        json.object(Map.of(
                "driver",
                        () -> json.object(Map.of(
                                "rules",
                                () -> json.list(() -> {
                                    var rule = Rule.read(json);
                                    byIndex.add(rule);
                                    byId.put(rule.id(), rule);
                                }))),
                "extensions",
                        () -> json.list(() -> json.object(Map.of(
                                "rules",
                                () -> json.list(() -> {
                                    var rule = Rule.read(json);
                                    byId.putIfAbsent(rule.id(), rule);
                                }))))));
    }

    private void invocation() {
        json.object(Map.of(
                "executionSuccessful",
                () -> {
                    if (!json.isTrue()) {
                        throw json.unusable("the tool says that it did not finish; mend what stopped it, run it again");
                    }
                },
                "endTimeUtc",
                () -> at = Stream.concat(at.stream(), ReportClock.read(json.text()).stream())
                        .min(Instant::compareTo)));
    }

    /** Where scanners of images say what they scanned. */
    private void properties() {
        json.object(Map.of(
                "imageName", () -> image = json.text(),
                "imageID", () -> references.add(json.text()),
                "repoDigests", () -> json.list(() -> references.add(json.text()))));
    }
}
