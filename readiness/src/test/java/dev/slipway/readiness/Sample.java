package dev.slipway.readiness;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.SourceFiles;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An application that is only a few texts, for asking single rows about it. */
final class Sample {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private Optional<String> targets = Optional.empty();

    static Sample none() {
        return new Sample();
    }

    static Sample of(String path, String text) {
        return none().and(path, text);
    }

    Sample and(String path, String text) {
        texts.put(path, text);
        return this;
    }

    Sample withTargets(String yaml) {
        targets = Optional.of(yaml);
        return this;
    }

    Inspection inspected() {
        return Inspection.of(
                SourceFiles.of(texts),
                targets.map(yaml -> OperationsFile.parse(yaml.getBytes(StandardCharsets.UTF_8))),
                "production");
    }

    Answer answer(String id) {
        var row = Catalogue.ROWS.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return row.question().ask(inspected());
    }

    @Override
    public String toString() {
        return texts.keySet() + (targets.isPresent() ? " with targets.yaml" : "");
    }
}
