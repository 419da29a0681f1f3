package dev.slipway.release.evidence.sarif;

import dev.slipway.release.evidence.report.Level;
import dev.slipway.release.evidence.report.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of one tool: what it found, and the rules that say how much each of it matters. */
record Run(List<Result> results, List<Rule> byIndex, Map<String, Rule> byId, Subject subject, Optional<Instant> at) {

    /** The rule behind a result: found by its name, then by the name without the last part, then by its number. */
    Rule rule(Result result) {
        var id = result.ruleId();
        var parent = id.contains("/") ? id.substring(0, id.lastIndexOf('/')) : id;
        var named = byId.getOrDefault(id, byId.get(parent));
        if (named != null) {
            return named;
        }
        var index = result.ruleIndex();
        return index >= 0 && index < byIndex.size()
                ? byIndex.get(index)
                : new Rule(id, Level.WARNING, Optional.empty());
    }

    String idOf(Result result) {
        return result.ruleId().isBlank() ? rule(result).id() : result.ruleId();
    }

    Level levelOf(Result result) {
        return result.level().orElseGet(() -> rule(result).level());
    }
}
