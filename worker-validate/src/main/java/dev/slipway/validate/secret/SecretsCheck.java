package dev.slipway.validate.secret;

import dev.slipway.release.Application;
import dev.slipway.release.SecretReference;
import dev.slipway.release.Setting;
import dev.slipway.release.Slug;
import dev.slipway.release.parts.DatabaseAddress;
import dev.slipway.release.parts.EngineAddress;
import dev.slipway.release.parts.Parts;
import dev.slipway.release.parts.Registry;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.ReleaseCheck;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether every secret that a release and its target refer to is there; the values are looked up and never told. */
public final class SecretsCheck implements ReleaseCheck {

    private final Secrets secrets;

    public SecretsCheck(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String id() {
        return "secrets";
    }

    @Override
    public Finding look(Candidate candidate) {
        var references = of(candidate.rules().parts());
        candidate
                .contents()
                .map(Opened.Contents::application)
                .ifPresent(application -> of(application, candidate.target().environment()).stream()
                        .filter(
                                candidate.rules().access()
                                        ::allows) // the check `bundle` refuses the rest; they stay unread
                        .forEach(references::add));
        if (references.isEmpty()) {
            return Finding.notApplicable("neither the release nor its target refers to a secret");
        }
        var missing = references.stream()
                .flatMap(reference -> trouble(reference).stream())
                .toList();
        return missing.isEmpty()
                ? Finding.pass("all " + references.size() + " secrets are there")
                : Finding.failAll(
                        "secret-missing",
                        missing.size() + " of " + references.size() + " secrets cannot be used: " + missing.getFirst(),
                        "put it where worker-validate can read it; the runbook says how under `secrets`",
                        missing);
    }

    private List<String> trouble(SecretReference reference) {
        try {
            return secrets.resolve(reference).isBlank()
                    ? List.of("the secret " + reference + " is there, but empty; give it its value")
                    : List.of();
        } catch (GiveUp missing) {
            return List.of(missing.reason().getMessage());
        }
    }

    private static List<SecretReference> of(Application application, Slug environment) {
        return application.services().stream()
                .flatMap(service -> service.environmentIn(environment).values().stream())
                .map(Setting::references)
                .flatMap(List::stream)
                .toList();
    }

    private static Set<SecretReference> of(Parts parts) {
        var references = new LinkedHashSet<SecretReference>();
        parts.engines().forEach(engine -> references.addAll(of(engine.address())));
        parts.database().ifPresent(database -> references.addAll(of(database.address())));
        parts.registries().values().stream()
                .flatMap(registry -> registry.login().stream())
                .map(Registry.Login::password)
                .forEach(references::add);
        return references;
    }

    private static List<SecretReference> of(EngineAddress address) {
        return switch (address) {
            case EngineAddress.Local _ -> List.of();
            case EngineAddress.Remote remote ->
                List.of(
                        remote.identity().authority(),
                        remote.identity().certificate(),
                        remote.identity().key());
        };
    }

    private static List<SecretReference> of(DatabaseAddress address) {
        return switch (address) {
            case DatabaseAddress.Url(var reference) -> List.of(reference);
            case DatabaseAddress.Pieces pieces -> pieces.password().stream().toList();
        };
    }
}
