package dev.slipway.release.compose.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.release.compose.ComposeReader;
import dev.slipway.release.compose.ComposeRequest;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.operations.AllowedPowers;
import dev.slipway.release.yaml.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPowersIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "privileged: true                                     | privileged",
                "pid: host                                            | pid:host",
                "ipc: host                                            | ipc:host",
                "uts: host                                            | uts:host",
                "userns_mode: host                                    | userns:host",
                "cgroup: host                                         | cgroup:host",
                "cgroup_parent: m                                     | cgroup-parent:m",
                "network_mode: host                                   | network:host",
                "network_mode: 'container:x'                          | network:container:x",
                "volumes: ['/var/run/docker.sock:/d.sock:ro']         | engine-socket",
                "volumes: ['/run/../run/docker.sock:/d']              | engine-socket",
                "volumes: ['/run/user/1000/docker.sock:/d']           | engine-socket",
                "use_api_socket: true                                 | engine-socket",
                "volumes: ['/etc/:/etc']                              | bind:/etc",
                "volumes: ['./data:/data']                            | bind:./data",
                "volumes: ['~/x:/x']                                  | bind:~/x",
                "volumes: ['disguised:/x']                            | bind:/srv/disguised",
                "devices: [/dev/kvm]                                  | device:/dev/kvm",
                "device_cgroup_rules: ['c 1:3 mr']                    | device-rule:c 1:3 mr",
                "cap_add: [cap_net_admin]                             | capability:NET_ADMIN",
                "cap_add: [ALL]                                       | capability:ALL",
                "security_opt: ['seccomp:unconfined']                 | security-opt:seccomp:unconfined",
                "sysctls: {vm.swappiness: 1}                          | sysctl:vm.swappiness",
                "volumes_from: ['container:x']                        | volumes-from:container:x",
                "volumes_from: [other]                                | volumes-from:other",
                "runtime: other                                       | runtime:other",
                "gpus: all                                            | gpus",
                "oom_kill_disable: true                               | oom-kill-disable",
                "oom_score_adj: -1000                                 | oom-score:-1000"
            })
    void finds_each_power_and_lets_only_that_very_one_be_allowed(String written, String power) throws IOException {
        var project = project(written);

        assertThat(HostPowers.refused(project, AllowedPowers.NONE))
                .extracting(HostPower::service, HostPower::name)
                .containsExactly(tuple("web", power));
        assertThat(HostPowers.refused(project, allowed("web", power))).isEmpty();
        assertThat(HostPowers.refused(project, allowed("other", power))).hasSize(1);
        assertThat(HostPowers.refused(project, allowed("web", "bind:/else"))).hasSize(1);
    }

    @Test
    void asks_for_the_engine_when_a_folder_above_its_socket_is_bound() throws IOException {
        assertThat(HostPowers.askedFor(project("volumes: ['/var:/host']")))
                .extracting(HostPower::name)
                .containsExactly("bind:/var", "engine-socket");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security_opt: ['no-new-privileges:true'] | hardened",
                "cap_drop: [ALL]                          | hardened",
                "privileged: false                        | off",
                "sysctls: {net.core.somaxconn: 1024}      | its own",
                "volumes: ['named:/x', '/anonymous']      | volumes",
                "tmpfs: [/tmp]                            | memory",
                "ipc: shareable                           | its own",
                "read_only: true                          | hardened"
            })
    void asks_for_nothing_that_stays_inside(String written, String why) throws IOException {
        assertThat(HostPowers.askedFor(project(written))).as(why).isEmpty();
    }

    @Test
    void says_where_the_power_is_asked_for_and_how_it_can_be_allowed() throws IOException {
        var power = HostPowers.askedFor(project("cap_add: [SYS_TIME]")).getFirst();

        assertThat(power.origin()).isEqualTo(new Place("compose.yaml", 4, 15));
        assertThat(power.refusal())
                .isEqualTo(
                        "the service `web` asks for `capability:SYS_TIME`: the kernel lets it do what containers may not"
                                + " do; remove it, or have the operator allow it under `host-powers: {web:"
                                + " [\"capability:SYS_TIME\"]}` of the target");
    }

    private ComposeProject project(String written) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                services:
                  web:
                    image: x
                    %s
                  other: {image: y}
                volumes: {named: {}, disguised: {driver: local, driver_opts: {type: none, o: bind, device: /srv/disguised}}}
                """.formatted(written.strip()));
        return ComposeReader.read(ComposeRequest.of(folder, List.of("compose.yaml")));
    }

    private static AllowedPowers allowed(String service, String power) {
        return new AllowedPowers(Map.of(service, Set.of(power)));
    }
}
