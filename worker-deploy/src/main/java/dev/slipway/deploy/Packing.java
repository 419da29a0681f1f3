package dev.slipway.deploy;

import dev.slipway.deploy.HandedFile.FileRights;
import dev.slipway.release.SecretReference;
import dev.slipway.release.Service;
import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Content;
import dev.slipway.release.compose.model.Grant;
import dev.slipway.release.container.GrantedPath;
import dev.slipway.release.operations.AllowedPowers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts together what a container is given. What is in its environment can be read by whoever may inspect it, so a variable
 * with a secret becomes a file, and another variable says where that is.
 */
record Packing(Variables variables, AllowedPowers powers, Target target, Path folder) {

    private static final String IN_ENVIRONMENT = "secret-in-environment:";

    Belongings of(Service service, ComposeService asked, ComposeProject project, int port) {
        var environment = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, Setting>();
        environment.put(service.launch().portVariable(), Integer.toString(port));
        environment.putAll(service.variables().defaultsIn(target.environment()));
        asked.environment()
                .variables()
                .forEach((name, variable) ->
                        variable.value().ifPresent(value -> sort(name, value, environment, secrets)));
        service.launch().environment().forEach((name, setting) -> sort(name, setting.written(), environment, secrets));
        var files = new ArrayList<HandedFile>();
        variables.of(target, secrets).forEach((name, value) -> {
            if (powers.allows(asked.name(), IN_ENVIRONMENT + name)) {
                environment.put(name, value);
            } else {
                environment.putIfAbsent(name + "_FILE", GrantedPath.SECRETS + name);
                files.add(file(GrantedPath.SECRETS + name, value));
            }
        });
        asked.storage().secrets().forEach(grant -> files.add(secret(grant, project, service)));
        return new Belongings(environment, files, configs(asked, project, service));
    }

    /** A later value counts, whether a secret or not. */
    private static void sort(String name, String value, Map<String, String> environment, Map<String, Setting> secrets) {
        environment.remove(name);
        secrets.remove(name);
        if (SecretReference.isIn(value)) {
            secrets.put(name, new Setting(value));
        } else {
            environment.put(name, value);
        }
    }

    private HandedFile secret(Grant grant, ComposeProject project, Service service) {
        return granted(
                grant,
                GrantedPath.ofSecret(grant),
                content(grant, defined(project.secrets(), grant).content(), service));
    }

    private List<HandedFile> configs(ComposeService asked, ComposeProject project, Service service) {
        return asked.storage().configs().stream()
                .map(grant -> granted(
                        grant,
                        GrantedPath.ofConfig(grant),
                        content(grant, defined(project.configs(), grant).content(), service)))
                .toList();
    }

    private static <T> T defined(Map<String, T> all, Grant grant) {
        return Optional.ofNullable(all.get(grant.source()))
                .orElseThrow(() -> new IllegalStateException("Nothing is called `" + grant.source() + "`."));
    }

    private byte[] content(Grant grant, Content content, Service service) {
        return switch (content) {
            case Content.InFile file -> BundledFile.read(folder, file.path());
            case Content.Inline inline -> inline.text().getBytes(StandardCharsets.UTF_8);
            case Content.InVariable variable -> value(variable.name(), service);
            case Content.External _, Content.FromDriver _ ->
                throw new IllegalStateException("The engine has no `" + grant.source() + "`.");
        };
    }

    private byte[] value(String variable, Service service) {
        var setting = service.environmentIn(target.environment()).getOrDefault(variable, new Setting(""));
        return variables
                .of(target, Map.of(variable, setting))
                .getOrDefault(variable, "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static HandedFile granted(Grant grant, String path, byte[] content) {
        var usual = FileRights.FOR_ALL;
        return new HandedFile(
                path,
                content,
                new FileRights(
                        number(grant.owner(), usual.user()),
                        number(grant.group(), usual.group()),
                        grant.mode().orElse(usual.mode())));
    }

    private static int number(Optional<String> written, int otherwise) {
        return written.filter(id -> id.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(otherwise);
    }

    private static HandedFile file(String path, String content) {
        return new HandedFile(path, content.getBytes(StandardCharsets.UTF_8), FileRights.FOR_ALL);
    }
}
