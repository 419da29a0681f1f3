package dev.slipway.readiness.inspection;

import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Slug;
import dev.slipway.release.approval.Approvals;
import dev.slipway.release.approval.OwnApproval;
import dev.slipway.release.evidence.policy.EvidencePolicy;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Alerts;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.operations.Verb;
import dev.slipway.release.yaml.InvalidFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What Slipway does for an application: what it says itself, and what the operator's side says about its targets. */
public record SlipwayUse(
        Optional<Application> application, Optional<String> flaw, Optional<Operations> operations, String environment) {

    static SlipwayUse of(SourceFiles files, Optional<Operations> operations, String environment) {
        var file = files.at(ApplicationFile.NAME);
        if (file.isEmpty()) {
            return new SlipwayUse(Optional.empty(), Optional.empty(), operations, environment);
        }
        try {
            var application = ApplicationFile.parse(file.get().text().getBytes(StandardCharsets.UTF_8));
            return new SlipwayUse(Optional.of(application), Optional.empty(), operations, environment);
        } catch (InvalidFileException unusable) {
            return new SlipwayUse(
                    Optional.empty(), Optional.of(unusable.problems().getFirst().toString()), operations, environment);
        }
    }

    /** Whether Slipway carries the releases of this application. */
    public boolean deploys() {
        return application.isPresent();
    }

    /** The rules of the target that is audited; none without targets.yaml. */
    public Optional<TargetRules> target() {
        return targets().stream()
                .filter(rules -> rules.target().environment().value().equals(environment))
                .findFirst();
    }

    /** All targets of the application. */
    public List<TargetRules> targets() {
        return application.flatMap(_ -> operations).stream()
                .flatMap(all -> all.targets().values().stream())
                .filter(rules -> application
                        .map(Application::name)
                        .filter(rules.target().application()::equals)
                        .isPresent())
                .sorted((a, b) -> a.target().toString().compareTo(b.target().toString()))
                .toList();
    }

    /** The reports that have to come with a release to the target; none where nobody demands any. */
    public EvidencePolicy evidence() {
        var own = application.map(all -> all.vetting().standards().evidence()).orElse(EvidencePolicy.NONE);
        return target().map(rules ->
                        rules.policy().standards().evidence().tightenedBy(own).policy())
                .orElse(own);
    }

    /** Whose yes a plan for the target needs, by the operator's word and the application's own. */
    public Approvals approvals() {
        var own = application.map(all -> all.vetting().approvals()).orElse(List.of());
        return target().map(rules -> rules.policy().approvals())
                .orElse(Approvals.NONE)
                .and(OwnApproval.of(own, environment));
    }

    /** Somebody who may deploy to the target and would find too few to approve it. */
    public Optional<String> withoutApprovers() {
        var keys = operations.map(Operations::keys).orElse(List.of());
        return target().stream()
                .flatMap(rules -> keys.stream()
                        .filter(key -> rules.access().allows(key, Verb.DEPLOY))
                        .filter(key -> !approvals()
                                .metBy(keys.stream()
                                        .filter(other -> rules.access().allows(other, Verb.APPROVE))
                                        .filter(other -> !other.id().equals(key.id()))
                                        .toList())))
                .map(TrustedKey::name)
                .findFirst();
    }

    /** The webhooks that hear about the target; a worker's own output is nobody. */
    public List<String> listeners() {
        return target().stream()
                .flatMap(rules -> rules.alerts().listeners().stream())
                .filter(listener -> !listener.equals(Alerts.CONSOLE))
                .toList();
    }

    /** The name of the target in words. */
    public String targetName() {
        return application.map(Application::name).map(Slug::value).orElse("?") + "/" + environment;
    }
}
