package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.validate.check.EnvironmentCheck;
import dev.slipway.validate.check.Scratch;
import dev.slipway.validate.check.StoredBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentCheckIT {

    @TempDir
    Path folder;

    private FolderStore store;
    private GateBench gate;

    @BeforeEach
    void set_up() throws IOException {
        store = new FolderStore(Files.createDirectory(folder.resolve("store")));
        var bundles = new StoredBundles(store, new Scratch(folder.resolve("scratch"), InstantSource.system()));
        gate = new GateBench(Rules.TARGET, bundles, Runnable::run, List.of(), new EnvironmentCheck());
    }

    private String ask(String environment) throws IOException {
        var directory = Files.createDirectory(folder.resolve("app"));
        Files.writeString(directory.resolve("slipway.yaml"), """
                application: shop
                services:
                  web:
                    command: [serve]
                    health: /health
                    environment: %s
                    variables: {LEVEL: {required: true}}
                """.formatted(environment));
        var bundle = new BundleWriter().write(directory, folder.resolve("app.bundle"));
        store.put(bundle.digest(), bundle.file());
        var release = Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck(bundle.digest().hex(), bundle.bytes()))
                .build();
        var id = gate.ada.newId();
        gate.ask(gate.ada.deploy(id, release));
        return id;
    }

    @Test
    void env_001_lets_a_release_go_on_that_gets_its_variables() throws IOException {
        assertThat(gate.story(ask("{LEVEL: info}"))).endsWith("PlanRequested");
    }

    @Test
    void env_001_rejects_a_release_that_lacks_a_variable() throws IOException {
        assertThat(codes(gate.outcome(ask("{}"), Rejected.class).getReasons())).containsExactly("environment-unfit");
    }

    @Test
    void leaves_an_unreadable_release_to_the_check_of_the_bundle() throws IOException {
        assertThat(gate.story(ask("[no, mapping]"))).endsWith("PlanRequested");
    }
}
