package dev.slipway.validate.content;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.Content;
import dev.slipway.release.compose.model.Secret;
import dev.slipway.release.environment.SecretVerdict;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.UnreadableCompose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether no password, token or key stands in a file of the release, where everybody reads it who reads the source. */
public final class PlainSecretsCheck implements ContentCheck {

    @Override
    public String id() {
        return WeighedCheck.PLAIN_SECRETS.id();
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        var written = WrittenValue.of(candidate, contents);
        var values = written.stream()
                .flatMap(each -> each
                        .flawIf(
                                SecretVerdict.givesAway(each.name(), each.value()),
                                "is a secret in clear text (not shown)")
                        .stream());
        var flaws = Stream.concat(values, ofCompose(candidate, contents)).toList();
        if (flaws.isEmpty() && contents.compose().areBroken(candidate.target().environment())) {
            return UnreadableCompose.of(this, candidate);
        }
        return flaws.isEmpty()
                ? Finding.pass("none of the " + written.size() + " values written in the release is a secret")
                : Finding.failEach(
                        id(),
                        "refer to it as ${file:/run/secrets/name} or ${env:NAME} in slipway.yaml, or as an external"
                                + " secret in Compose, and choose a new one, for this one is known",
                        flaws);
    }

    private static Stream<String> ofCompose(Candidate candidate, Opened.Contents contents) {
        return contents.compose().in(candidate.target().environment()) instanceof ComposeFiles.Reading.Project read
                ? read.project().secrets().entrySet().stream()
                        .flatMap(each -> flaw(each.getKey(), each.getValue(), contents.folder()).stream())
                : Stream.empty();
    }

    private static Optional<String> flaw(String name, Secret secret, Path folder) {
        var named = secret.origin() + ": the secret `" + name + "` ";
        return switch (secret.content()) {
            case Content.Inline _ -> Optional.of(named + "stands in the Compose file itself");
            case Content.InFile file
            when Files.exists(folder.resolve(file.path())) ->
                Optional.of(named + "lies in the release as " + file.path());
            case Content.InFile _, Content.InVariable _, Content.External _, Content.FromDriver _ -> Optional.empty();
        };
    }
}
