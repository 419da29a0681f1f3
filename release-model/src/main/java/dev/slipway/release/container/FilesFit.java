package dev.slipway.release.container;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Config;
import dev.slipway.release.compose.model.Content;
import dev.slipway.release.compose.model.Grant;
import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.compose.model.Secret;
import java.util.Optional;
import java.util.stream.Stream;

/** What of the files that a service wants to find cannot be put into its container over the engine's API. */
final class FilesFit {

    private FilesFit() {}

    static Stream<String> problems(ComposeService asked, ComposeProject project) {
        var mounts = asked.storage().mounts().stream().flatMap(FilesFit::mount);
        var secrets = asked.storage().secrets().stream().flatMap(grant -> secret(grant, project));
        var configs = asked.storage().configs().stream().flatMap(grant -> config(grant, asked, project));
        return Stream.of(mounts, secrets, configs).flatMap(problems -> problems);
    }

    private static Stream<String> mount(Mount mount) {
        return switch (mount) {
            case Mount.Bind bind
            when bind.insideBundle() ->
                Stream.of("binds `" + bind.source()
                        + "` of the bundle, which is not on the host of the engine; put it into the image or make it a"
                        + " `config`");
            case Mount.Named named
            when named.subpath().isPresent() ->
                Stream.of("takes a part of a volume at " + named.target() + "; take the whole");
            case Mount.Special special ->
                Stream.of("has a volume of the kind `" + special.kind() + "` at " + special.target()
                        + ", which is not supported; use a named one");
            case Mount.Bind _, Mount.Named _, Mount.Memory _ -> Stream.empty();
        };
    }

    private static Stream<String> secret(Grant grant, ComposeProject project) {
        var content = Optional.ofNullable(project.secrets().get(grant.source())).map(Secret::content);
        var away = grant
                .target()
                .filter(target -> !GrantedPath.ofSecret(grant).startsWith(GrantedPath.SECRETS))
                .map(target -> "wants the secret `" + grant.source() + "` at " + target + "; secrets are below "
                        + GrantedPath.SECRETS)
                .stream();
        return Stream.concat(foreign("secret", grant, content), away);
    }

    private static Stream<String> config(Grant grant, ComposeService asked, ComposeProject project) {
        var content = Optional.ofNullable(project.configs().get(grant.source())).map(Config::content);
        var unwritable = asked.storage().readOnly()
                ? Stream.of("is `read_only`, so that the config `" + grant.source()
                        + "` cannot be put into it; put it into the image, or make it a secret")
                : Stream.<String>empty();
        return Stream.concat(foreign("config", grant, content), unwritable);
    }

    private static Stream<String> foreign(String kind, Grant grant, Optional<Content> content) {
        return content
                .filter(from -> from instanceof Content.External || from instanceof Content.FromDriver)
                .map(_ -> "wants the " + kind + " `" + grant.source()
                        + "` from the engine, which has none outside of a swarm; give it a `file` or `environment`")
                .stream();
    }
}
