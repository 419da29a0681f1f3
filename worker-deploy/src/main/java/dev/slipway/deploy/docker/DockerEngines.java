package dev.slipway.deploy.docker;

import dev.slipway.deploy.Instances;
import dev.slipway.deploy.Owner;
import dev.slipway.deploy.RunningInstance;
import dev.slipway.deploy.health.HealthCheck;
import dev.slipway.release.Target;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.Registry;
import dev.slipway.runtime.secrets.Secrets;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engines that this worker talks to, each over one line for all targets that say the same of it. */
public final class DockerEngines implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int IMAGES_KEPT = 5;

    private record Place(EngineCalls calls, EngineFence fence, Instances instances) {}

    private record Described(Engine engine, Map<String, Registry> registries) {}

    private final Map<Described, Place> places = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Secrets secrets;
    private final Duration patience;
    private final int imagesKept;

    public DockerEngines(Secrets secrets) {
        this(secrets, PATIENCE, IMAGES_KEPT);
    }

    DockerEngines(Secrets secrets, Duration patience, int imagesKept) {
        this.secrets = secrets;
        this.patience = patience;
        this.imagesKept = imagesKept;
    }

    /** The engine is not asked for anything yet: it may be away, and the operator may have the rest. */
    public Instances instances(Engine engine, Map<String, Registry> registries) {
        return places.computeIfAbsent(new Described(engine, registries), this::place)
                .instances();
    }

    /** Ends all containers of a target in the name of who acted last, so that the worker that comes back is obeyed. */
    public List<RunningInstance> endAll(Engine engine, Target target, Duration grace) throws InterruptedException {
        var place = places.computeIfAbsent(new Described(engine, Map.of()), this::place);
        return place.instances().stopAllBut(new Owner(target, place.fence().last(target)), Set.of(), grace);
    }

    private Place place(Described described) {
        var calls = new EngineCalls(described.engine(), secrets, patience);
        var reach = new Reach(described.engine().address());
        var census = new Census(calls, reach);
        var images = new Images(calls, new Pulling(calls, secrets, described.registries()));
        var fence = new EngineFence(calls, census);
        return new Place(
                calls,
                fence,
                new DockerInstances(
                        fence,
                        census,
                        new Beginning(calls, reach, images),
                        new ContainerWatch(calls, census, new HealthCheck(http)),
                        new Ending(calls, new Sweeping(calls, census)),
                        new ImagePruning(calls, imagesKept)));
    }

    /** Leaves every container running. */
    @Override
    public void close() {
        places.values().forEach(place -> place.calls().close());
        http.shutdownNow();
    }
}
