package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-02: secrets live in a store from which they can be exchanged. */
final class SecretStore implements Question {

    private static final Pattern STORE =
            Pattern.compile("(?i)hashicorp|vault[ _.:-](read|kv|agent|addr|token|login|secret|action)|VAULT_ADDR"
                    + "|vault:|\\bsops\\b|sealed-?secrets?|external-?secrets|secretsmanager|secretmanager"
                    + "|key-?vault|doppler|infisical|1password|op://|ssm get-parameter|chamber exec"
                    + "|bitwarden|conjur|akeyless");

    @Override
    public Answer ask(Inspection application) {
        var secrets = Secrets.of(application);
        if (secrets.isEmpty()) {
            return Answer.notApplicable("it uses no secrets");
        }
        var references = application.slipway().application().stream()
                .flatMap(all -> all.services().stream())
                .filter(service ->
                        service.launch().environment().values().stream().anyMatch(value -> !value.isPlain()))
                .findFirst();
        if (references.isPresent()) {
            return Answer.pass("slipway.yaml has references only; a rotation is a deployment of the same release");
        }
        return application
                .operation()
                .and(application.sources())
                .and(application.manifests())
                .first(STORE)
                .map(line -> Answer.pass(line + " takes them from a store"))
                .orElseGet(() -> Answer.fail(
                        secrets.get() + " is a secret, and no store is in use",
                        "keep secrets in a store, and write references such as ${file:/run/secrets/name} in "
                                + "slipway.yaml"));
    }
}
