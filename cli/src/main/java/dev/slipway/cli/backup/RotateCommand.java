package dev.slipway.cli.backup;

import dev.slipway.backup.vault.KeyRotation;
import dev.slipway.backup.vault.Rotated;
import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataOptions;
import dev.slipway.release.backup.Sealing;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts what lies there already under the key that holds now, so that the old key can go. */
@Command(
        name = "rotate",
        description = "Put all backups under the key that targets.yaml names now; only their manifests are rewritten.")
public final class RotateCommand extends ShellCommand {

    @Mixin
    private VaultChoice vaults;

    @Mixin
    private DataOptions data;

    @Override
    protected ExitCode run() {
        var failed =
                vaults.depots(shell(), data).stream().mapToInt(this::rotate).sum();
        if (failed > 0) {
            throw new CannotGoOn(
                    ExitCode.UNEXPECTED,
                    failed + " could not be put under the new key; keep the old one declared until they are");
        }
        return ExitCode.DONE;
    }

    private int rotate(Depot depot) {
        switch (depot.rules().sealing()) {
            case Sealing.Under under -> {
                return told(depot, under, rotated(depot, under));
            }
            case Sealing.InTheClear _, Sealing.Unsaid _ -> {
                screen().line(depot.target() + ": targets.yaml names no key for its backups, so nothing was changed.");
                return 0;
            }
        }
    }

    private static List<Rotated> rotated(Depot depot, Sealing.Under under) {
        try (var bucket = depot.vaults().bucket(depot.rules())) {
            return new KeyRotation(bucket, depot.vaults().keys(under)).of(depot.target());
        }
    }

    private int told(Depot depot, Sealing.Under under, List<Rotated> all) {
        int rewritten = 0;
        int failed = 0;
        for (var each : all) {
            switch (each) {
                case Rotated.Rewritten now -> {
                    rewritten++;
                    screen().line("  " + now.backup() + " is under " + now.now() + ", was under " + now.before());
                }
                case Rotated.Left left -> screen().line("  " + left.backup() + " was left: " + left.why());
                case Rotated.Failed not -> {
                    failed++;
                    screen().error("  " + not.backup() + " FAILED: " + not.reason());
                }
            }
        }
        screen().line(depot.target() + ": " + rewritten + " of " + all.size() + " put under the key `"
                + under.key().name() + "`" + (failed == 0 ? "." : ", " + failed + " failed."));
        return failed;
    }
}
