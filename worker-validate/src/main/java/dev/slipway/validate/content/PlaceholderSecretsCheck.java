package dev.slipway.validate.content;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.environment.Flaw;
import dev.slipway.release.environment.SecretVerdict;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.UnreadableCompose;
import java.util.Optional;

/** Whether no value is one that was put there for now, or a secret that anybody would guess. */
public final class PlaceholderSecretsCheck implements ContentCheck {

    @Override
    public String id() {
        return WeighedCheck.PLACEHOLDER_SECRETS.id();
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        var written = WrittenValue.of(candidate, contents);
        var flaws = written.stream()
                .flatMap(each -> flaw(each).map(flaw -> each.flaw(flaw.message())).stream())
                .toList();
        if (flaws.isEmpty() && contents.compose().areBroken(candidate.target().environment())) {
            return UnreadableCompose.of(this, candidate);
        }
        return flaws.isEmpty()
                ? Finding.pass("none of the " + written.size() + " values written in the release is a placeholder")
                : Finding.failEach(
                        id(),
                        "give each its real value; a secret by reference, and made for example by `openssl rand"
                                + " -base64 32`",
                        flaws);
    }

    private static Optional<Flaw> flaw(WrittenValue written) {
        return SecretVerdict.placeholder(written.name(), written.value())
                .or(() -> SecretVerdict.givesAway(written.name(), written.value())
                        ? SecretVerdict.weak(written.name(), written.value())
                        : Optional.empty());
    }
}
