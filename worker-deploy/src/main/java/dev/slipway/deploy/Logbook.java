package dev.slipway.deploy;

import dev.slipway.events.Release;
import dev.slipway.runtime.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this stage remembers of a target: what serves, what is kept warm, what is under way, and what was before. */
record Logbook(
        Optional<Serving> live,
        Optional<Serving> warm,
        Optional<Rollout> running,
        List<Release> history,
        List<Ended> ended,
        Map<String, Long> millis,
        Optional<Host> host,
        Optional<String> secretKey) {

    private static final int MOST_REMEMBERED = 20;
    static final Logbook EMPTY = new Logbook(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty());

    Logbook {
        history = List.copyOf(history);
        ended = List.copyOf(ended);
        millis = Map.copyOf(millis);
    }

    static Logbook of(Step step) {
        return step.memory(Logbook.class).orElse(EMPTY);
    }

    Optional<Release> liveRelease() {
        return live.map(Serving::release);
    }

    /** The rollout of that request, if it is the one under way. */
    Optional<Rollout> rolloutOf(String requestId) {
        return running.filter(rollout -> rollout.requestId().equals(requestId));
    }

    Optional<Rollout> rolloutOf(String requestId, Phase phase) {
        return rolloutOf(requestId).filter(rollout -> rollout.phase() == phase);
    }

    /** The rollout of that request, if it goes along its plan and has come to that step. */
    Optional<Rollout> walking(String requestId, int at) {
        return rolloutOf(requestId).filter(Rollout::walking).filter(rollout -> rollout.at() == at);
    }

    Optional<Ended.How> endOf(String requestId) {
        return ended.stream()
                .filter(one -> one.requestId().equals(requestId))
                .map(Ended::how)
                .findFirst();
    }

    /** The last thing heard of this target was that nobody knows how to go on. */
    boolean leftForAPerson() {
        return !ended.isEmpty() && ended.getFirst().how() == Ended.How.LEFT_AS_IT_IS;
    }

    /** The host that the processes of this target run on, if that is not this one. */
    Optional<Host> otherThan(Host here) {
        boolean nothingRuns = live.isEmpty() && warm.isEmpty() && running.isEmpty() && !leftForAPerson();
        return nothingRuns ? Optional.empty() : host.filter(there -> !there.isSame(here));
    }

    /** The instances that belong to somebody: of the release that serves, and of the one that is kept warm. */
    Set<String> wanted() {
        var ids = new HashSet<String>();
        live.map(Serving::ids).ifPresent(ids::addAll);
        warm.map(Serving::ids).ifPresent(ids::addAll);
        return ids;
    }

    Set<Release> releasesOnDisk() {
        var releases = new HashSet<Release>();
        live.map(Serving::release).ifPresent(releases::add);
        warm.map(Serving::release).ifPresent(releases::add);
        running.map(Rollout::release).ifPresent(releases::add);
        return releases;
    }

    Logbook under(Rollout rollout) {
        return new Logbook(live, warm, Optional.of(rollout), history, ended, millis, host, secretKey);
    }

    Logbook on(Host here) {
        return new Logbook(live, warm, running, history, ended, millis, Optional.of(here), secretKey);
    }

    Logbook serving(Optional<Serving> nowLive, Optional<Serving> nowWarm) {
        return new Logbook(nowLive, nowWarm, running, history, ended, millis, host, secretKey);
    }

    Logbook withoutWarm() {
        return serving(live, Optional.empty());
    }

    /** A request that ended without ever having been under way here; what is under way goes on. */
    Logbook passedBy(String requestId, Ended.How how) {
        return new Logbook(
                live, warm, running, history, first(new Ended(requestId, how), ended), millis, host, secretKey);
    }

    Logbook over(String requestId, Ended.How how) {
        return new Logbook(
                live,
                warm,
                Optional.empty(),
                history,
                first(new Ended(requestId, how), ended),
                millis,
                host,
                secretKey);
    }

    /** What the versions of secrets are keyed with; nobody else knows it. */
    Logbook keyedWith(String key) {
        return new Logbook(live, warm, running, history, ended, millis, host, Optional.of(key));
    }

    /** What served after a release that serves again is forgotten: the way back from there leads further back. */
    Logbook recorded(Release release) {
        int before = history.indexOf(release);
        var still = before < 0 ? history : history.subList(before, history.size());
        return new Logbook(live, warm, running, first(release, still), ended, millis, host, secretKey);
    }

    Logbook took(String step, long time) {
        var known = new HashMap<>(millis);
        known.put(step, time);
        return new Logbook(live, warm, running, history, ended, known, host, secretKey);
    }

    private static <T> List<T> first(T latest, List<T> before) {
        var all = new ArrayList<T>();
        all.add(latest);
        before.stream().filter(one -> !one.equals(latest)).forEach(all::add);
        return all.subList(0, Math.min(all.size(), MOST_REMEMBERED));
    }
}
