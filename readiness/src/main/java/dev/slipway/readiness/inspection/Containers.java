package dev.slipway.readiness.inspection;

import dev.slipway.release.compose.ComposeReader;
import dev.slipway.release.compose.ComposeRequest;
import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.yaml.InvalidFileException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything about an application that concerns containers: services, the files that name them, and images.
 *
 * @param code the lines of all Compose files, those for other environments too
 */
public record Containers(
        List<Container> services,
        List<SourceFile> files,
        List<Dockerfile> images,
        List<SourceFile> kubernetes,
        Lines code) {

    public Containers {
        services = List.copyOf(services);
        files = List.copyOf(files);
        images = List.copyOf(images);
        kubernetes = List.copyOf(kubernetes);
    }

    /** As the files at hand have it, none of them resolved. */
    static Containers written(SourceFiles files, String environment) {
        return of(files, environment, LooseContainers::of);
    }

    /** As Compose would have it, and as written where Compose would refuse. */
    static Containers resolved(SourceFiles files, String environment, Path directory) {
        return of(files, environment, stack -> resolved(stack, directory).orElseGet(() -> LooseContainers.of(stack)));
    }

    private static Containers of(
            SourceFiles files, String environment, Function<List<SourceFile>, List<Container>> reading) {
        var compose = files.where(ContainerFiles::isCompose);
        return new Containers(
                ComposeStacks.in(compose, environment).stream()
                        .flatMap(stack -> reading.apply(stack).stream())
                        .toList(),
                compose,
                files.where(file -> ContainerFiles.isDockerfile(file.path())).stream()
                        .map(Dockerfile::of)
                        .toList(),
                files.where(ContainerFiles::isKubernetes),
                lines(compose.stream()));
    }

    private static Optional<List<Container>> resolved(List<SourceFile> stack, Path directory) {
        try {
            var request = ComposeRequest.of(
                    directory, stack.stream().map(SourceFile::path).toList());
            return Optional.of(ResolvedContainers.of(ComposeReader.read(request)));
        } catch (InvalidFileException | UncheckedIOException unusable) {
            return Optional.empty();
        }
    }

    /** Whether anything runs or is built as a container. */
    public boolean any() {
        return !services.isEmpty() || !images.isEmpty() || !kubernetes.isEmpty() || !files.isEmpty();
    }

    public List<Container> own() {
        return services.stream().filter(Container::isOwn).toList();
    }

    public Optional<Container> withImage(Pattern pattern) {
        return services.stream().filter(service -> service.usesImage(pattern)).findFirst();
    }

    /** What Compose files give their services: variables and commands, each as a line of its own. */
    public Lines composeEntries() {
        return ComposeEntries.of(files);
    }

    /** The lines of Kubernetes' files, each value with the name of its variable. */
    public Lines kubernetesCode() {
        return KubernetesVariables.joined(lines(kubernetes.stream()));
    }

    /** Kubernetes' files that start containers. */
    public List<SourceFile> workloads() {
        var workload = Pattern.compile("^ *kind: *(Deployment|StatefulSet|DaemonSet|Rollout)\\b");
        return kubernetes.stream().filter(file -> file.code().has(workload)).toList();
    }

    /** The Dockerfile that a service is built by; nothing when it is not there. */
    public Optional<Dockerfile> imageOf(Container service) {
        return service.origin().context().flatMap(context -> {
            var folder =
                    context.replaceFirst("^\\./", "").replaceFirst("/$", "").replaceFirst("^\\.$", "");
            var name = service.origin().dockerfile().orElse("Dockerfile").replaceFirst("^\\./", "");
            var base = service.place().replaceFirst("[^/]*$", "");
            var candidates = Stream.of(join(folder, name), join(base + folder, name))
                    .map(LexicalPath::clean)
                    .toList();
            return images.stream()
                    .filter(image -> candidates.contains(image.file().path()))
                    .findFirst();
        });
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    private static Lines lines(Stream<SourceFile> files) {
        return new Lines(files.flatMap(file -> file.code().all().stream()).toList());
    }
}
