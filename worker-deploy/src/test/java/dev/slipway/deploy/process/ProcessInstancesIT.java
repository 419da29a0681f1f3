package dev.slipway.deploy.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Behaviour;
import dev.slipway.deploy.Instances;
import dev.slipway.deploy.InstancesContract;
import dev.slipway.deploy.LaunchOrder;
import dev.slipway.deploy.Launched;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.deploy.SampleBundles;
import dev.slipway.deploy.SampleService;
import dev.slipway.deploy.Surroundings;
import dev.slipway.deploy.TestService;
import dev.slipway.deploy.Workload;
import dev.slipway.deploy.host.Polling;
import dev.slipway.deploy.host.ProcessIdentity;
import dev.slipway.deploy.host.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessInstancesIT extends InstancesContract {

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @TempDir
    Path root;

    private final ProcessTable processes = ProcessTable.ofThisHost();
    private final ArrayDeque<Integer> portsToTryFirst = new ArrayDeque<>();
    private Optional<ProcessHost> host = Optional.empty();

    @BeforeEach
    void make_the_program_readable_for_every_user() throws IOException {
        SampleBundles.copyProgram(program());
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void close_the_host() {
        host.ifPresent(ProcessHost::close);
    }

    private Path program() {
        return root.resolve("program");
    }

    private Path state() {
        return root.resolve("state");
    }

    @Override
    protected Instances instances() {
        if (host.isEmpty()) {
            var free = FreePorts.usual();
            host = Optional.of(ProcessHost.in(
                    state(), () -> portsToTryFirst.isEmpty() ? free.getAsInt() : portsToTryFirst.remove()));
        }
        return host.get().instances();
    }

    @Override
    protected Workload workload(Behaviour behaviour) {
        return program(Optional.empty(), Map.of("PASSWORD", SECRET), command(behaviour));
    }

    @Override
    protected Workload missing() {
        return program(Optional.empty(), Map.of(), List.of("no-such-program"));
    }

    private Workload program(Optional<String> user, Map<String, String> variables, List<String> command) {
        return new Workload.Program(program(), command, new Surroundings(variables, "PORT", user));
    }

    private List<String> command(Behaviour behaviour) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                program().toString(),
                SampleService.class.getName(),
                behaviour.name());
    }

    private InstanceState stateOf(RunningInstance instance) {
        return folderOfShop().remembered().stream()
                .filter(state -> state.id().equals(instance.id()))
                .findFirst()
                .orElseThrow();
    }

    private TargetFolder folderOfShop() {
        return TargetFolder.of(state(), SHOP);
    }

    @Test
    void a_worker_that_starts_again_finds_its_instances() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));

        try (var another = ProcessHost.in(state())) {
            assertThat(another.instances().running(SHOP)).containsExactly(instance);
            assertThat(another.instances().launch(order(SHOP, "first", 2, Behaviour.SERVE), Onlooker.patient()))
                    .hasFieldOrPropertyWithValue("instance", instance);
        }
    }

    @Test
    void an_instance_whose_file_was_never_written_is_found_by_its_label() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));
        folderOfShop().forget(instance.id());

        assertThat(instances().running(SHOP)).containsExactly(instance);
        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);
        assertThat(instances().running(SHOP)).isEmpty();
    }

    @Test
    void another_installation_on_this_host_is_left_alone_even_with_a_target_of_the_same_name() throws Exception {
        try (var another = ProcessHost.in(root.resolve("another"))) {
            var launched = another.instances().launch(order(SHOP, "first", 1, Behaviour.SERVE), Onlooker.patient());
            try {
                assertThat(instances().running(SHOP)).isEmpty();
                assertThat(instances().stopAllBut(new Owner(SHOP, 1), Set.of(), Duration.ZERO))
                        .isEmpty();
                assertThat(another.instances().running(SHOP)).containsExactly(((Launched.Ready) launched).instance());
            } finally {
                another.stopAll();
            }
        }
    }

    @Test
    void a_process_that_got_the_number_of_an_instance_is_never_touched() throws Exception {
        var bystander = new ProcessBuilder("sleep", "1000").start();
        try {
            long bystanderStarted =
                    processes.find(bystander.pid()).orElseThrow().startTicks();
            var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));
            var state = stateOf(instance);
            instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);
            folderOfShop()
                    .remember(InstanceState.of(
                            state.id(),
                            state.label(),
                            state.port(),
                            new ProcessIdentity(
                                    bystander.pid(),
                                    bystanderStarted - 1,
                                    state.process().boot())));

            assertThat(instances().running(SHOP)).isEmpty();
            assertThat(instances().stopAllBut(new Owner(SHOP, 1), Set.of(), Duration.ZERO))
                    .isEmpty();
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void one_that_ignores_the_request_to_end_is_killed_after_the_grace() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.IGNORE_REQUEST_TO_END));
        var process = stateOf(instance).process();

        instances().stop(new Owner(SHOP, 1), instance.id(), Duration.ofMillis(300));

        assertThat(processes.alive(process)).isFalse();
    }

    @Test
    void everything_that_an_instance_has_started_ends_with_it() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.LEAVE_CHILDREN));
        var census = new Census(state(), processes);
        var state = stateOf(instance);
        assertThat(Polling.until(
                        AT_ONCE,
                        Duration.ofMillis(20),
                        () -> census.membersOf(state).size() == 4))
                .isTrue();
        var members = census.membersOf(state);

        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);

        assertThat(members)
                .noneMatch(member -> processes
                        .find(member.pid())
                        .filter(now -> now.startTicks() == member.startTicks())
                        .isPresent());
    }

    @Test
    void children_of_a_dead_instance_are_orphans_and_end() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.LEAVE_CHILDREN));
        var state = stateOf(instance);
        var census = new Census(state(), processes);
        assertThat(Polling.until(
                        AT_ONCE,
                        Duration.ofMillis(20),
                        () -> census.membersOf(state).size() == 4))
                .isTrue();
        ProcessHandle.of(state.process().pid()).orElseThrow().destroyForcibly();
        assertThat(Polling.until(AT_ONCE, Duration.ofMillis(20), () -> !processes.alive(state.process())))
                .isTrue();

        assertThat(instances().running(SHOP)).isEmpty();
        assertThat(instances().stopAllBut(new Owner(SHOP, 1), Set.of(), GRACE)).containsExactly(instance);
        assertThat(census.membersOf(state)).isEmpty();
    }

    @Test
    void lives_in_a_session_of_its_own() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));

        assertThat(processes.find(stateOf(instance).process().pid()))
                .hasValueSatisfying(stat -> assertThat(stat.leadsItsSession()).isTrue());
    }

    @Test
    void sees_its_own_variables_and_few_of_ours() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));

        var seen = Set.of(ask(instance, "/environment").split("\n"));

        assertThat(seen).contains("PATH", "PORT", "PASSWORD", "SLIPWAY_TARGET", "SLIPWAY_TOKEN");
        assertThat(seen)
                .allMatch(name -> name.startsWith("SLIPWAY_")
                        || Set.of("PATH", "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "JAVA_HOME")
                                .contains(name)
                        || Set.of("PORT", "PASSWORD").contains(name));
    }

    @Test
    void runs_as_the_user_that_the_operator_names() throws Exception {
        var order = order(SHOP, "first", 1, Behaviour.SERVE);
        var asNobody = new LaunchOrder(
                order.label(), program(Optional.of("nobody"), Map.of(), command(Behaviour.SERVE)), order.readiness());

        assertThat(ask(started(asNobody), "/user")).isEqualTo("nobody");
    }

    @Test
    void takes_another_port_when_somebody_was_faster() throws Exception {
        try (var faster = new TestService("faster")) {
            portsToTryFirst.add(faster.backend().port());

            var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));

            assertThat(instance.backend()).isNotEqualTo(faster.backend());
            assertThat(ask(instance, "/health")).isEqualTo("well");
        }
    }

    @Test
    void is_not_taken_in_by_a_stranger_who_answers_on_the_port() throws Exception {
        try (var stranger = new TestService("stranger")) {
            portsToTryFirst.add(stranger.backend().port());

            var instance = started(order(SHOP, "first", 1, Behaviour.SERVE_ANYWHERE));

            assertThat(instance.backend()).isNotEqualTo(stranger.backend());
            assertThat(instances().running(SHOP)).containsExactly(instance);
        }
    }

    @Test
    void the_log_stays_after_the_instance_has_gone() throws Exception {
        var instance = started(order(SHOP, "first", 1, Behaviour.SERVE));
        instances().stop(new Owner(SHOP, 1), instance.id(), GRACE);

        assertThat(folderOfShop().log(instance.id()))
                .content()
                .contains("Serving on port " + instance.backend().port());
    }
}
