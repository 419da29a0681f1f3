package dev.slipway.deploy;

import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.ProcessTable;
import dev.slipway.deploy.process.ProcessHost;
import dev.slipway.deploy.proxy.Proxies;
import dev.slipway.events.Purpose;
import java.nio.file.Path;
import java.time.InstantSource;

/** A worker to be killed: deploys one release, or one and half of another, says so, and waits for its end. */
public final class SurvivingWorker {

    private SurvivingWorker() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var address = new ListenAddress("127.0.0.1", Integer.parseInt(arguments[1]));
        var work = WorkFolder.below(folder);
        var bundles = new SampleBundles(folder.resolve("store"));
        var proxies = new Proxies(ProcessTable.ofThisHost());
        var host = ProcessHost.in(work.instances());
        var deploy = new DeployBench(
                target -> new Place(
                        DeployBench.HERE,
                        host.instances(),
                        proxies.router(address, work.routers().resolve("shop")),
                        "http://" + address,
                        DeployBench.programs()),
                new StoredBundles(bundles, work.releases(), InstantSource.system()));
        var strategy = arguments.length > 2 ? arguments[2] : "strategy: blue-green";
        deploy.planned("r1", bundles.release("1.0", Behaviour.SERVE, 2, strategy))
                .authorised("r1")
                .passed("r1", Purpose.BEFORE_TRAFFIC)
                .passed("r1", Purpose.AFTER_SWITCH);
        if (arguments.length > 2) {
            deploy.bench.crashAfter(Steps.STOP);
            deploy.planned("r2", bundles.release("1.1", Behaviour.SERVE, 2, strategy))
                    .authorised("r2")
                    .passed("r2", Purpose.BEFORE_TRAFFIC);
        }
        System.out.println("deployed " + deploy.live());
        System.in.read();
    }
}
