package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Written;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether a service that somebody breaks into is of little use: it can change no file of its own, nor gain rights. */
public final class HardeningCheck implements ServiceCheck {

    @Override
    public WeighedCheck check() {
        return WeighedCheck.HARDENING;
    }

    @Override
    public Stream<String> flaws(ComposeService service, Seen seen) {
        return Stream.of(
                        service.storage().readOnly() ? "" : "can write to its whole file system",
                        dropsAll(service) ? "" : "keeps capabilities of root",
                        keepsRights(service) ? "" : "may gain rights by programs that have them")
                .filter(flaw -> !flaw.isEmpty());
    }

    private static boolean dropsAll(ComposeService service) {
        return service.privileges().droppedCapabilities().stream()
                .map(Written::value)
                .anyMatch(capability -> capability.toUpperCase(Locale.ROOT).equals("ALL"));
    }

    private static boolean keepsRights(ComposeService service) {
        return service.privileges().securityOptions().stream()
                .map(Written::value)
                .anyMatch(option -> option.matches("no-new-privileges([:=]true)?"));
    }

    @Override
    public String wellDone() {
        return "every service is read-only, without capabilities, and cannot gain rights";
    }

    @Override
    public String fix() {
        return "set `read_only: true` (with `tmpfs: [/tmp]` where it writes), `cap_drop: [ALL]` and `security_opt:"
                + " [\"no-new-privileges:true\"]`";
    }
}
