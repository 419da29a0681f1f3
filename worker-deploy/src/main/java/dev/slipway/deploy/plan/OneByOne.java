package dev.slipway.deploy.plan;

import static java.util.Comparator.comparingInt;

import dev.slipway.events.Instance;
import dev.slipway.release.Service;
import dev.slipway.release.strategy.Strategy.Rolling;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Copies of the new release take the places of old ones, a few at a time; the first of each service are verified before any request. */
final class OneByOne {

    private final Rolling bounds;
    private final Scene scene;
    private final Script script;
    private final List<Line> lines;

    OneByOne(Rolling bounds, Scene scene, Script script) {
        this.bounds = bounds;
        this.scene = scene;
        this.script = script;
        this.lines = scene.application().inStartOrder().stream().map(Line::new).toList();
    }

    void write() {
        lines.forEach(line -> {
            line.makeRoom();
            line.start(Math.min(line.room(), line.onFirstHost()));
        });
        script.verifyBeforeTraffic(List.of());
        share(lines.stream().anyMatch(line -> line.routed));
        lines.forEach(this::replace);
        script.shift(100);
        withoutSuccessor().forEach(script::stop);
    }

    private void replace(Line line) {
        while (!line.done()) {
            line.stop(line.spare());
            if (line.room() > 0) {
                line.start(line.room());
                share(line.routed);
            }
        }
    }

    private void share(boolean routed) {
        if (routed) {
            var seen = lines.stream().filter(line -> line.routed).toList();
            int fresh = seen.stream().mapToInt(line -> line.fresh).sum();
            int old = seen.stream().mapToInt(line -> line.old.size()).sum();
            script.shareEvenly(100 * fresh / (fresh + old));
        }
    }

    /** Instances of services that the new release has no more. */
    private List<Instance> withoutSuccessor() {
        return scene.before().stream()
                .map(Scene.Predecessor::instances)
                .flatMap(Collection::stream)
                .filter(instance -> lines.stream().noneMatch(line -> line.leads(instance)))
                .toList();
    }

    /** How far one service is. */
    private final class Line {

        private final String name;
        private final boolean routed;
        private final int wanted;
        private final Deque<Copy> waiting;
        private final Deque<Instance> old;
        private int fresh;

        Line(Service service) {
            var copies = scene.layout().of(service.name());
            name = service.name().value();
            routed = service.route().isPresent();
            wanted = copies.size();
            waiting = new ArrayDeque<>(copies);
            old = new ArrayDeque<>(before());
        }

        private List<Instance> before() {
            var hosts = scene.layout().hosts();
            return scene.before().stream()
                    .map(Scene.Predecessor::instances)
                    .flatMap(Collection::stream)
                    .filter(this::leads)
                    .sorted(comparingInt(instance -> hosts.indexOf(instance.getHost())))
                    .toList();
        }

        boolean leads(Instance instance) {
            return instance.getService().equals(name);
        }

        boolean done() {
            return waiting.isEmpty() && old.isEmpty();
        }

        int room() {
            return Math.min(waiting.size(), wanted + bounds.maxSurge() - fresh - old.size());
        }

        /** How many old ones may end now. */
        int spare() {
            return Math.clamp((long) fresh + old.size() - Math.max(0, wanted - bounds.maxUnavailable()), 0, old.size());
        }

        int onFirstHost() {
            var first = Optional.ofNullable(waiting.peekFirst()).map(Copy::host);
            return (int) waiting.stream()
                    .filter(copy -> first.equals(Optional.of(copy.host())))
                    .count();
        }

        void makeRoom() {
            if (room() < 1) {
                stop(spare());
            }
        }

        void start(int many) {
            for (int i = 0; i < many; i++) {
                script.start(waiting.removeFirst());
                fresh++;
            }
        }

        void stop(int many) {
            for (int i = 0; i < many; i++) {
                script.stop(old.removeFirst());
            }
        }
    }
}
