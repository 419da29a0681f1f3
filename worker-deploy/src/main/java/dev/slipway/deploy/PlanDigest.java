package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.events.PlannedStep;
import dev.slipway.events.Release;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The name of exactly this plan, which an approval holds for; how long a step may take is not part of it. */
final class PlanDigest {

    private final MessageDigest sha256;

    private PlanDigest(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    static String of(
            Release release, Optional<Release> base, List<PlannedStep> steps, boolean movesSchema, String strategy) {
        try {
            var digest = new PlanDigest(MessageDigest.getInstance("SHA-256"));
            digest.add(release);
            digest.add(base.isPresent());
            base.ifPresent(digest::add);
            steps.forEach(digest::add);
            digest.add(movesSchema);
            digest.add(strategy);
            return HexFormat.of().formatHex(digest.sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, this one has not.", e);
        }
    }

    private void add(Release release) {
        add(release.getVersion());
        add(release.getBundle().getSha256());
        add(release.getCommit());
        add(release.getImageDigests());
        add(release.getConfigurationHash());
        add(release.getSchemaVersion());
        add(release.getReplicas());
        add(release.getSecretVersions());
    }

    private void add(Map<String, ?> named) {
        add(Integer.toString(named.size()));
        new TreeMap<>(named).forEach((name, value) -> {
            add(name);
            add(value.toString());
        });
    }

    private void add(PlannedStep step) {
        add(step.getId());
        add(step.getAction());
        add(step.getUndo());
        add(step.getService());
        add(step.getPointOfNoReturn());
        add(step.getKind().name());
        add(step.getHost());
        add(Integer.toString(step.getReplica()));
        add(step.getPercent().map(Object::toString));
        add(Long.toString(step.getPauseMillis()));
        add(step.getPurpose().name());
    }

    private void add(Optional<String> text) {
        add(text.isPresent());
        text.ifPresent(this::add);
    }

    private void add(boolean answer) {
        add(answer ? "yes" : "no");
    }

    /** With its length in front, so that no two lists of texts look alike. */
    private void add(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        sha256.update((bytes.length + ":").getBytes(UTF_8));
        sha256.update(bytes);
    }
}
