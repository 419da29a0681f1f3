package dev.slipway.readiness.inspection;

import dev.slipway.release.operations.Operations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An application as it lies there, read once: what every row asks. */
public final class Inspection {

    private static final Pattern UNIT =
            Pattern.compile("\\.(service|timer)$|(^|/)(procfile|ecosystem\\.config\\.[mc]?js)$");

    private final SourceFiles files;
    private final SlipwayUse slipway;
    private final Containers containers;
    private final Scripts scripts;
    private final Pipelines pipelines;
    private final Schema schema;
    private final Lines sources;
    private final Lines configuration;
    private final Lines manifests;
    private final Lines documents;
    private final Lines reached;
    private final Settings settings;
    private final HealthPaths healthPaths;

    private Inspection(SourceFiles files, SlipwayUse slipway, Containers containers) {
        this.files = files;
        this.slipway = slipway;
        this.containers = containers;
        this.scripts = ScriptReading.in(files);
        this.pipelines = Pipelines.in(files);
        this.schema = Schema.of(files, containers);
        this.sources = files.code(SourceKinds::isSource);
        this.configuration = files.code(file ->
                SourceKinds.isConfiguration(file) || UNIT.matcher(file.name()).find());
        this.manifests = files.code(SourceKinds::isManifest);
        this.documents = files.code(SourceKinds::isDocument);
        this.reached = scripts.reachedFrom(pipelines.code());
        this.settings = Settings.of(files, sources, containers.code());
        this.healthPaths = HealthPaths.of(containers, scripts, pipelines.code(), slipway, serving());
    }

    /** Reads a directory, bounded in all that it could have too much of. */
    public static Inspection of(Path directory, Optional<Operations> operations, String environment)
            throws IOException {
        var root = directory.toRealPath();
        return of(
                DirectoryWalk.through(root, DirectoryLimits.USUAL),
                operations,
                environment,
                files -> Containers.resolved(files, environment, root));
    }

    /** For files that are at hand as texts. */
    public static Inspection of(SourceFiles files, Optional<Operations> operations, String environment) {
        return of(files, operations, environment, all -> Containers.written(all, environment));
    }

    private static Inspection of(
            SourceFiles files,
            Optional<Operations> operations,
            String environment,
            Function<SourceFiles, Containers> containers) {
        return new Inspection(files, SlipwayUse.of(files, operations, environment), containers.apply(files));
    }

    public SourceFiles files() {
        return files;
    }

    public SlipwayUse slipway() {
        return slipway;
    }

    public String environment() {
        return slipway.environment();
    }

    public Containers containers() {
        return containers;
    }

    public Scripts scripts() {
        return scripts;
    }

    public Pipelines pipelines() {
        return pipelines;
    }

    public Schema schema() {
        return schema;
    }

    /** Code of the application, without its tests. */
    public Lines sources() {
        return sources;
    }

    /** Settings of every kind: YAML, JSON, properties, Dockerfiles, units of systemd, pipelines among them. */
    public Lines configuration() {
        return configuration;
    }

    /** What the application is built from. */
    public Lines manifests() {
        return manifests;
    }

    public Lines documents() {
        return documents;
    }

    /** What the pipelines do, with the scripts that they call. */
    public Lines pipelineWork() {
        return reached;
    }

    /** What people and pipelines run. */
    public Lines automation() {
        return scripts.code().and(pipelines.code());
    }

    /** Everything that says how the application is run, and not what it does itself. */
    public Lines operation() {
        return automation().and(configuration);
    }

    public Lines code(Predicate<SourceFile> wanted) {
        return files.code(wanted);
    }

    /** Whether anything at all brings a release anywhere: Slipway, a script, a pipeline, or a cluster's files. */
    public boolean isDeployable() {
        return slipway.deploys()
                || !scripts.of(Purpose.DEPLOY).isEmpty()
                || reached.has(Commands.DEPLOY)
                || !containers.workloads().isEmpty();
    }

    /** Waits for a fixed time, in whatever runs. */
    public Lines waits() {
        var inScripts = new Lines(scripts.all().stream()
                .flatMap(script -> Waits.in(script).all().stream())
                .toList());
        return inScripts
                .and(Waits.in(pipelines.code()))
                .and(containers.code().matching(Pattern.compile("\\bsleep\\s+\\d+\\s*(&&|;)(?!.*\\bdone\\b)")));
    }

    public HealthPaths healthPaths() {
        return healthPaths;
    }

    /** Where a route may stand: code, proxies, and what is built in. */
    private Lines serving() {
        return sources.and(files.code(file ->
                file.name().endsWith(".conf") || file.name().endsWith(".template") || SourceKinds.isManifest(file)));
    }

    public Settings settings() {
        return settings;
    }
}
