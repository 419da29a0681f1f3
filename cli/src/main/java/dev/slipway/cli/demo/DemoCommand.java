package dev.slipway.cli.demo;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.LocalRuntime;
import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Words;
import dev.slipway.release.Target;
import dev.slipway.release.keys.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the main job on this machine: releases that go well, one that is rolled back, one refused, one approved. */
@Command(
        name = "demo",
        description =
                "Deploy the shop, its next release under traffic, and a broken one that is rolled back; then have a"
                        + " release refused, another one approved, and migrations rehearsed on a copy of the data.")
public final class DemoCommand extends ShellCommand {

    private static final Target TARGET = Target.of(Shop.APPLICATION, "demo");
    private static final Target GUARDED = Target.of(Shop.APPLICATION, "guarded");
    private static final Target KEPT = Target.of(Shop.APPLICATION, "kept");
    private static final String APPROVER = "ada";

    @Option(names = "--once", description = "Take everything down afterwards and end; else it stays up.")
    private boolean once;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            defaultValue = "processes",
            description =
                    "What the shop runs as: processes, or docker, which is containers behind HAProxy with a database"
                            + " in a third one; their images are made of this machine's Java and PostgreSQL. Default:"
                            + " ${DEFAULT-VALUE}.")
    private LocalRuntime runtime = LocalRuntime.PROCESSES;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder; else in a temporary one that is removed at the end.")
    private Optional<String> data;

    @Override
    protected ExitCode run() throws InterruptedException {
        var began = shell().clock().instant();
        var passing = data.isEmpty();
        var folder = passing ? new DataFolder(Folder.temporary()) : DataFolder.of(data, shell());
        try (var stage = Stage.set(folder, passing, Berth.of(runtime, shell(), screen()), screen())) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
            screen().line("Slipway is up in " + folder + ", after " + since(began) + ".");
            var verdict = play(
                    stage, new Shop(folder.path().resolve("shop"), stage.berth().packing()));
            verdict.on(screen());
            screen().line("The demo took " + since(began) + ".");
            if (!once && verdict.allKept()) {
                stayUp(stage, folder);
            }
            return verdict.allKept() ? ExitCode.DONE : ExitCode.UNEXPECTED;
        }
    }

    private Verdict play(Stage stage, Shop shop) {
        var rehearsal = new Rehearsal(stage.machine().connection(), TARGET, screen(), shell().clock());
        var entry = stage.lay(TARGET);
        var first = rehearsal.deploy("1.0", shop.release("1.0"), "1.0: the first release of the shop");
        try (var traffic = Traffic.on(entry, shell().clock())) {
            var second = rehearsal.deploy(
                    "1.1", shop.release("1.1"), "1.1: new colours and a bell, while users go on at " + entry);
            var third = rehearsal.deploy(
                    "1.2",
                    shop.release("1.2"),
                    "1.2: broken in a way that only shows behind the router; must be undone by itself");
            traffic.close();
            var verdict = Verdict.of(List.of(first, second), third, traffic.lastAnswerBy("1.2"), traffic.count());
            return keeping(stage, shop, rehearsal, guarded(stage, shop, rehearsal, verdict));
        }
    }

    private Verdict guarded(Stage stage, Shop shop, Rehearsal rehearsal, Verdict verdict) {
        var ada = SigningKey.generate();
        stage.layGuarded(GUARDED, TARGET, APPROVER, ada);
        var refused = rehearsal.promote(
                GUARDED,
                ada,
                "1.2",
                shop.release("1.2"),
                "1.2 to " + GUARDED + ": it has not succeeded on " + TARGET + ", so the gate refuses it");
        var approved = rehearsal.promote(
                GUARDED,
                ada,
                "1.1",
                shop.release("1.1"),
                "1.1 to " + GUARDED + ": waits until " + APPROVER + " has approved the plan");
        return verdict.andGuarded(refused, approved, APPROVER);
    }

    private Verdict keeping(Stage stage, Shop shop, Rehearsal rehearsal, Verdict verdict) {
        var opened = stage.berth().orders();
        if (opened.isEmpty()) {
            screen().line("");
            screen().line("The part with a database is left out: there is no PostgreSQL server on this machine.");
            return verdict;
        }
        try (var server = opened.get()) {
            var orders = Orders.on(server, stage.folder(), shell().clock());
            stage.layWithDatabase(KEPT, orders);
            var good = rehearsal.deploy(
                    KEPT,
                    "2.0",
                    shop.release("2.0", Orders.migrations(2, "2.0")),
                    "2.0 to " + KEPT + ": brings a migration, which is rehearsed on a restored copy of the backup");
            var lying = rehearsal.deploy(
                    KEPT,
                    "2.1",
                    shop.release("2.1", Orders.migrations(3, "2.1")),
                    "2.1 to " + KEPT + ": its rollback makes a column again, but not what was in it; must be refused");
            return verdict.andKept(good, lying, orders.areWhole());
        }
    }

    private void stayUp(Stage stage, DataFolder folder) throws InterruptedException {
        URI entry = stage.lay(TARGET);
        screen().line("");
        screen().line(Paint.GREEN.on("The shop 1.1 is open at " + entry + ".", screen())
                + " Try next, in another terminal:");
        screen().line("  slipway status --data " + folder);
        screen().line("  slipway rollback " + TARGET + " --wait --data " + folder);
        screen().line("  slipway events --data " + folder);
        screen().line("Ctrl-C takes everything down.");
        new CountDownLatch(1).await();
    }

    private String since(Instant began) {
        return Words.of(Duration.between(began, shell().clock().instant()));
    }
}
