package dev.slipway.deploy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.schema.TargetSchemas;
import dev.slipway.events.DatabaseRestored;
import dev.slipway.events.Failed;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Plan;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.RehearsedMigration;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RestoreDenied;
import dev.slipway.events.RestoreRefused;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.StageName;
import dev.slipway.events.StageOverdue;
import dev.slipway.events.StopRequested;
import dev.slipway.events.Succeeded;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.release.Application;
import dev.slipway.testing.Requests;
import dev.slipway.testing.StageBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deploy stage on the bench, with the words that the gate and the verification would use. */
final class DeployBench {

    static final String TARGET = "shop/production";
    static final Host HERE = new Host("0001", "here");

    final FakeInstances instances = new FakeInstances();
    final FakeSchema schema = new FakeSchema(instances.deeds);
    final FakeRouter router = new FakeRouter(instances.deeds);
    final FakeBundles bundles;
    final StageBench bench;

    /** What the operator's secrets are, by the variables that hold them. */
    final Map<String, String> secretValues = new HashMap<>();

    /** Further hosts of the target, where it has several; the first is {@code instances}. */
    final List<Berth> furtherHosts = new ArrayList<>();

    final FakePlaces places =
            new FakePlaces(() -> new Place(host(), berths(), router, "http://127.0.0.1:8080", programs()));

    /** The host that the worker is on now. */
    Host host = HERE;

    private int facts;

    DeployBench() {
        this(FakeBundles.SHOP);
    }

    DeployBench(Application application) {
        bundles = new FakeBundles(application);
        bench = bench(places, schema, bundles);
    }

    FakeInstances furtherHost(String name) {
        var there = new FakeInstances(instances.deeds, name);
        furtherHosts.add(new Berth(name, there));
        return there;
    }

    private List<Berth> berths() {
        var all = new ArrayList<Berth>();
        all.add(new Berth(host.name(), instances));
        all.addAll(furtherHosts);
        return all;
    }

    /** With a real database. */
    DeployBench(TargetSchemas schemas) {
        this(schemas, FakeBundles.SHOP);
    }

    /** With a real database, about which the application says something. */
    DeployBench(TargetSchemas schemas, Application application) {
        bundles = new FakeBundles(application);
        bench = bench(places, schemas, bundles);
    }

    /** With real parts instead of the fakes. */
    DeployBench(Places places, Bundles real) {
        bundles = new FakeBundles(FakeBundles.SHOP);
        bench = bench(places, schema, real);
    }

    private StageBench bench(Places places, TargetSchemas schemas, Bundles bundles) {
        Variables secrets = (target, settings) -> settings.keySet().stream()
                .collect(toMap(name -> name, name -> secretValues.getOrDefault(name, "unturned")));
        return StageBench.of(new DeployRelease(new Yard(places, schemas, bundles, secrets, new Orders())).stage());
    }

    /** From the plan to the confirmation, with every verification passed. */
    DeployBench deployed(String request, String version) {
        return planned(request, version)
                .authorised(request)
                .passed(request, Purpose.BEFORE_TRAFFIC)
                .passed(request, Purpose.AFTER_SWITCH);
    }

    DeployBench rolledBackTo(String request, @Nullable String version) {
        return plannedBack(request, version)
                .authorised(request)
                .passed(request, Purpose.BEFORE_TRAFFIC)
                .passed(request, Purpose.AFTER_SWITCH);
    }

    DeployBench planned(String request, String version) {
        return planned(request, FakeBundles.release(version));
    }

    DeployBench planned(String request, Release release) {
        bench.deliver(PlanRequested.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setKind(RequestKind.DEPLOY)
                .setRelease(release)
                .build());
        return this;
    }

    DeployBench plannedBack(String request, @Nullable String version) {
        bench.deliver(PlanRequested.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setKind(RequestKind.ROLLBACK)
                .setToVersion(version)
                .build());
        return this;
    }

    Plan plan(String request) {
        return bench.published(RolloutPlanned.class).stream()
                .filter(planned -> planned.getEnvelope().getRequestId().equals(request))
                .reduce((first, second) -> second)
                .orElseThrow()
                .getPlan();
    }

    DeployBench authorised(String request) {
        return authorised(request, plan(request));
    }

    DeployBench authorised(String request, Plan plan) {
        bench.deliver(goAhead(request, plan).build());
        return this;
    }

    /** Upon a backup, on whose copy the migrations were found to be of these kinds. */
    DeployBench authorisedUpon(String backup, String request, Map<String, MigrationClass> kinds) {
        var rehearsed = kinds.entrySet().stream()
                .map(kind -> RehearsedMigration.newBuilder()
                        .setMigration(kind.getKey())
                        .setClassification(kind.getValue())
                        .setMillis(5)
                        .build())
                .toList();
        bench.deliver(goAhead(request, plan(request))
                .setBackupId(backup)
                .setRehearsed(rehearsed)
                .build());
        return this;
    }

    /** Upon a rehearsal that lets expect that no statement takes longer. */
    DeployBench authorisedWithin(Duration statementTimeout, String request) {
        bench.deliver(goAhead(request, plan(request))
                .setStatementTimeoutMillis(statementTimeout.toMillis())
                .build());
        return this;
    }

    private RolloutAuthorised.Builder goAhead(String request, Plan plan) {
        return RolloutAuthorised.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setKind(RequestKind.DEPLOY)
                .setPlan(plan);
    }

    DeployBench restored(String request, String backup) {
        bench.deliver(DatabaseRestored.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setBackupId(backup)
                .setMillis(900)
                .build());
        return this;
    }

    DeployBench restoreRefused(String request, String backup) {
        bench.deliver(new RestoreRefused(
                Requests.fact(next(), request, TARGET), backup, List.of(reason("The backup is damaged."))));
        return this;
    }

    DeployBench restoreDenied(String request, String backup) {
        bench.deliver(new RestoreDenied(
                Requests.fact(next(), request, TARGET), backup, reason("ben denies it: too much would be lost")));
        return this;
    }

    DeployBench passed(String request, Purpose purpose) {
        bench.deliver(VerificationPassed.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setPurpose(purpose)
                .setStatement("All smoke tests passed.")
                .build());
        return this;
    }

    DeployBench failed(String request, Purpose purpose) {
        bench.deliver(VerificationFailed.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setPurpose(purpose)
                .setReasons(List.of(reason("The page does not open.")))
                .build());
        return this;
    }

    DeployBench stop(String request) {
        bench.deliver(StopRequested.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setCancelRequestId("cancel")
                .setReason("Somebody asked to stop it.")
                .build());
        return this;
    }

    DeployBench overdue(String request, Duration left) {
        bench.deliver(StageOverdue.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setStage(StageName.DEPLOY)
                .setWaitedMillis(900_000)
                .setAnswerBy(bench.clock().instant().plus(left))
                .build());
        return this;
    }

    DeployBench givenUp(String request) {
        bench.deliver(Failed.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setKind(RequestKind.DEPLOY)
                .setReasons(List.of(reason("Deploy is silent.")))
                .build());
        return this;
    }

    DeployBench cleared(String request) {
        return succeeded(request, RequestKind.CLEAR);
    }

    DeployBench succeeded(String request, RequestKind kind) {
        bench.deliver(Succeeded.newBuilder()
                .setEnvelope(Requests.fact(next(), request, TARGET))
                .setKind(kind)
                .setStatement("It is in order.")
                .build());
        return this;
    }

    /** Often, because the bench gives the token of a new owner to resumed steps only, and those after must not lose it. */
    DeployBench restarted() {
        for (int step = 0; step < 10; step++) {
            bench.resume();
        }
        return this;
    }

    DeployBench forget() {
        bench.forgetPublished();
        instances.deeds.clear();
        return this;
    }

    List<String> story() {
        return bench.story();
    }

    List<String> deeds() {
        return instances.deeds;
    }

    /** With no variables. */
    static Workloads programs() {
        return new Programs((target, settings) -> Map.of(), Optional.empty());
    }

    private Host host() {
        return host;
    }

    Logbook book() {
        return bench.memory(TARGET, Logbook.class).orElseThrow();
    }

    String live() {
        return book().liveRelease().map(release -> release.getVersion()).orElse("nothing");
    }

    private String next() {
        return "fact " + ++facts;
    }

    private static Reason reason(String message) {
        return Reason.newBuilder().setCode("test").setMessage(message).build();
    }
}
