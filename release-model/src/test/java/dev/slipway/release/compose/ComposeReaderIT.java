package dev.slipway.release.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.compose.model.ComposeNote;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeReaderIT {

    @TempDir
    Path folder;

    @Test
    void refuses_keys_that_compose_takes_for_numbers_or_switches() throws IOException {
        write("compose.yaml", """
                services:
                  1: {image: nginx}
                  web: {image: nginx, environment: {true: a, "2": b}}
                """);

        assertThat(problems("compose.yaml"))
                .hasSize(2)
                .anyMatch(it -> it.startsWith("compose.yaml:2:3: `services` has the key `1`"))
                .anyMatch(it -> it.startsWith("compose.yaml:3:37: `services.web.environment` has the key `true`"));
    }

    @Test
    void complains_only_of_the_host_that_is_wrong() throws IOException {
        write("compose.yaml", "services: {web: {image: nginx, extra_hosts: [\"a:1.2.3.4\", {c: d}]}}");

        assertThat(problems("compose.yaml")).singleElement().asString().contains("`services.web.extra_hosts[1]`");
    }

    @Test
    void reports_every_problem_of_all_files_at_once_with_its_place() throws IOException {
        write("compose.yaml", """
                services:
                  web:
                    imgae: nginx
                    image: nginx
                    ports: ["80:eighty"]
                    healthcheck: {tset: "true"}
                    user: 1000
                  db: {image: postgres, deploy: {resources: {limits: {memroy: 1g}}}}
                volums: {data: {}}
                """);
        write("compose.production.yaml", """
                services:
                  web:
                    restrat: always
                    mem_limit: lots
                    command: ${COMMAND:?say what to run}
                """);

        assertThat(problems("compose.yaml", "compose.production.yaml"))
                .containsExactly(
                        "compose.production.yaml:3:5: `services.web.restrat` is not a key that belongs here; did you mean"
                                + " `restart`?",
                        "compose.production.yaml:4:16: `services.web.mem_limit` must be an amount of memory such as 512m"
                                + " or 1g, it is `lots`",
                        "compose.production.yaml:5:14: `services.web.command` needs the variable `COMMAND`, which has no"
                                + " value: say what to run",
                        "compose.yaml:3:5: `services.web.imgae` is not a key that belongs here; did you mean `image`?",
                        "compose.yaml:5:13: the port `80:eighty` cannot be read: `eighty` is not a port from 0 to 65535",
                        "compose.yaml:6:19: `services.web.healthcheck.tset` is not a key that belongs here; did you mean"
                                + " `test`?",
                        "compose.yaml:7:11: `services.web.user` must be a text, it is `1000`; put it in quotes",
                        "compose.yaml:8:55: `services.db.deploy.resources.limits.memroy` is not a key that belongs here;"
                                + " did you mean `memory`?",
                        "compose.yaml:9:1: `volums` is not a key that belongs here; did you mean `volumes`?");
    }

    @Test
    void remembers_where_a_value_was_written_after_files_were_merged() throws IOException {
        write("compose.yaml", "services:\n  web: {image: old, privileged: true}\n");
        write("over.yaml", "services:\n  web:\n    image: new\n");

        var web = read("compose.yaml", "over.yaml").service("web").orElseThrow();

        assertThat(web.image().orElseThrow().origin()).isEqualTo(new Place("over.yaml", 3, 12));
        assertThat(web.privileges().privileged().orElseThrow().origin()).isEqualTo(new Place("compose.yaml", 2, 33));
    }

    @Test
    void names_each_key_once_that_slipway_does_not_use() throws IOException {
        write("compose.yaml", """
                version: "3.8"
                services:
                  a: {image: "x:${TAG}", develop: {watch: []}, isolation: default}
                  b: {image: "y:${TAG}", develop: {watch: []}, deploy: {placement: {constraints: []}}}
                """);

        assertThat(read("compose.yaml").notes())
                .extracting(ComposeNote::toString)
                .containsExactly(
                        "compose.yaml:3:14: the variable `TAG` is not set, so it is blank; set it or give it a default",
                        "compose.yaml:3:48: `services.*.isolation` is not used by Slipway",
                        "compose.yaml:3:26: `services.*.develop` is not used by Slipway",
                        "compose.yaml:4:57: `services.*.deploy.placement` is not used by Slipway",
                        "compose.yaml:1:1: `version` is not used by Slipway");
    }

    @Test
    void still_refuses_a_wrong_key_inside_of_what_is_not_used() throws IOException {
        write("compose.yaml", "services:\n  a: {image: x, develop: {watch: [{pth: a}]}}\n");

        assertThat(problems("compose.yaml")).singleElement().asString().endsWith("did you mean `path`?");
    }

    @Test
    void refuses_paths_that_lead_out_of_the_bundle() throws IOException {
        write("compose.yaml", """
                services:
                  a:
                    image: x
                    env_file: ../a.env
                    build: {context: /src, additional_contexts: [x=../other]}
                    volumes: ["../data:/data", "./inside:/inside", "/host:/host"]
                  b: {image: x, extends: {file: ../b.yaml, service: b}}
                secrets: {s: {file: /etc/shadow}}
                configs: {c: {file: ~/c}}
                """);

        assertThat(problems("compose.yaml"))
                .containsExactly(
                        "compose.yaml:4:15: the environment file `../a.env` leads out of the bundle; only what lies inside"
                                + " the bundle can be used",
                        "compose.yaml:5:22: the build context `/src` is not relative to the bundle; only what lies inside"
                                + " the bundle can be used",
                        "compose.yaml:5:50: the build context `../other` leads out of the bundle; only what lies inside the"
                                + " bundle can be used",
                        "compose.yaml:6:15: the path that is bound `../data` leads out of the bundle; only what lies inside"
                                + " the bundle can be used",
                        "compose.yaml:7:26: the Compose file `../b.yaml` leads out of the bundle; only what lies inside the"
                                + " bundle can be used",
                        "compose.yaml:8:21: the file of a secret `/etc/shadow` is not relative to the bundle; only what lies"
                                + " inside the bundle can be used",
                        "compose.yaml:9:21: the file of a config `~/c` is not relative to the bundle; only what lies inside"
                                + " the bundle can be used");
    }

    @Test
    void refuses_links_that_lead_out_of_the_bundle() throws IOException {
        var bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.writeString(folder.resolve("outside.env"), "STOLEN=1\n");
        Files.createSymbolicLink(bundle.resolve("a.env"), folder.resolve("outside.env"));
        Files.createSymbolicLink(bundle.resolve("dir"), folder);
        Files.writeString(
                bundle.resolve("compose.yaml"),
                "services: {a: {image: x, env_file: a.env, volumes: [\"./dir/outside.env:/x\"]}}");

        var failure = catchThrowableOfType(
                InvalidFileException.class,
                () -> ComposeReader.read(ComposeRequest.of(bundle, List.of("compose.yaml"))));

        assertThat(failure.problems())
                .extracting(Problem::message)
                .hasSize(2)
                .allMatch(message -> message.contains("is a link that leads out of the bundle"));
    }

    @Test
    void says_which_files_extend_or_include_each_other_in_a_circle() throws IOException {
        write("compose.yaml", "services:\n  a: {extends: b}\n  b: {extends: {file: other.yaml, service: c}}\n");
        write("other.yaml", "services:\n  c: {extends: {file: compose.yaml, service: a}}\n");

        assertThat(problems("compose.yaml"))
                .anyMatch(problem -> problem.contains("services extend each other in a circle"));

        write("compose.yaml", "include: [other.yaml]\nservices: {}\n");
        write("other.yaml", "include: [{path: compose.yaml}]\nservices: {}\n");

        assertThat(problems("compose.yaml"))
                .containsExactly("other.yaml:1:11: files include each other in a circle or deeper than 16 levels:"
                        + " compose.yaml includes other.yaml includes compose.yaml");
    }

    @Test
    void refuses_what_an_included_file_defines_too() throws IOException {
        write("compose.yaml", "include: [other.yaml]\nservices:\n  a: {image: x}\nvolumes: {v: {driver: local}}\n");
        write(
                "other.yaml",
                "services:\n  a: {image: y}\n  b: {image: z, volumes: [\"v:/v\"]}\nvolumes: {v: {driver: local}}\n");

        assertThat(problems("compose.yaml"))
                .containsExactly(
                        "compose.yaml:3:3: `services.a` is also defined in the included other.yaml:2:3; give one of"
                                + " them another name");
    }

    @Test
    void refuses_keys_of_an_included_file_that_would_be_lost() throws IOException {
        write("compose.yaml", "include: [other.yaml]\nservices: {}\n");
        write("other.yaml", "sevices: {a: {image: x}}\n");

        assertThat(problems("compose.yaml"))
                .containsExactly("other.yaml:1:1: `sevices` is not a key that belongs here; did you mean `services`?");
    }

    @Test
    void needs_something_in_one_of_the_files() throws IOException {
        write("compose.yaml", "# nothing yet\n");
        write("over.yaml", "services: {a: {image: x}}\n");

        assertThat(problems("compose.yaml")).containsExactly("compose.yaml: is empty; it needs `services`");
        assertThat(read("compose.yaml", "over.yaml").services()).containsOnlyKeys("a");
    }

    @Test
    void takes_part_with_the_profiles_that_are_active() throws IOException {
        write("compose.yaml", """
                services:
                  web: {image: x, depends_on: {debug: {condition: service_started, required: false}}}
                  debug: {image: y, profiles: [debug]}
                  all: {image: z, profiles: [debug, other], depends_on: [debug]}
                """);
        var request = ComposeRequest.of(folder, List.of("compose.yaml"));

        assertThat(ComposeReader.read(request).services()).containsOnlyKeys("web");
        assertThat(ComposeReader.read(request.withProfiles(Set.of("debug"))).services())
                .containsOnlyKeys("web", "debug", "all");
        assertThat(ComposeReader.read(request.withEnvironment(Map.of("COMPOSE_PROFILES", "x,debug")))
                        .services())
                .containsOnlyKeys("web", "debug", "all");
        assertThat(catchThrowableOfType(
                                InvalidFileException.class,
                                () -> ComposeReader.read(request.withProfiles(Set.of("other"))))
                        .problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("needs the service `debug`, whose profiles [debug] are not active");
    }

    @Test
    void finds_the_files_that_an_environment_has() throws IOException {
        write("docker-compose.yml", "services: {}\n");
        write("docker-compose.override.yml", "services: {}\n");
        write("compose.production.yaml", "services: {}\n");

        assertThat(ComposeFileNames.standard(folder))
                .containsExactly("docker-compose.yml", "docker-compose.override.yml");
        assertThat(ComposeFileNames.forEnvironment(folder, "production"))
                .containsExactly("docker-compose.yml", "compose.production.yaml");
        assertThat(ComposeFileNames.forEnvironment(folder, "staging")).containsExactly("docker-compose.yml");
        assertThat(ComposeFileNames.standard(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void says_the_same_once_where_an_alias_repeats_it() throws IOException {
        write("compose.yaml", "include: [&x {pth: a}, *x]\nservices: {a: &a {imge: x}, b: *a}\n");

        assertThat(problems("compose.yaml")).hasSize(4);
    }

    @Test
    void says_which_required_file_is_missing() throws IOException {
        write("compose.yaml", "services: {a: {image: x, env_file: [{path: no.env, required: false}, gone.env]}}\n");

        assertThat(problems("compose.yaml"))
                .containsExactly(
                        "compose.yaml:1:70: the environment file `gone.env` is not there; put it into the bundle or"
                                + " correct the path");
        assertThat(problems("nowhere.yaml"))
                .containsExactly("nowhere.yaml: the Compose file `nowhere.yaml` is not there; put it into the bundle or"
                        + " correct the path");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private ComposeProject read(String... files) {
        return ComposeReader.read(ComposeRequest.of(folder, List.of(files)));
    }

    private List<String> problems(String... files) {
        return catchThrowableOfType(InvalidFileException.class, () -> read(files)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
