package dev.slipway.deploy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.events.Difference;
import dev.slipway.events.Release;
import dev.slipway.events.Subject;
import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a release brings that the one before had not; of variables and secrets, only that they are others. */
final class Differences {

    /** A release as its files say it; the one before may have lost them. */
    record Side(Release release, Optional<Application> application, Slug environment) {

        Map<String, String> settings() {
            var all = new HashMap<String, String>();
            application.stream()
                    .flatMap(known -> known.services().stream())
                    .forEach(service -> service.environmentIn(environment)
                            .forEach((name, value) -> all.put(service.name() + "." + name, value.written())));
            return all;
        }

        Map<String, String> replicas() {
            return release.getReplicas().entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, count -> count.getValue().toString()));
        }
    }

    private final List<Difference> all = new ArrayList<>();

    private Differences() {}

    /** Of the first release everything is different, so nothing is listed. */
    static List<Difference> between(Optional<Side> base, Side now) {
        var found = new Differences();
        base.ifPresent(before -> found.compare(before, now));
        return List.copyOf(found.all);
    }

    private void compare(Side before, Side now) {
        named(Subject.IMAGE, before.release().getImageDigests(), now.release().getImageDigests(), true);
        one(
                Subject.CONFIGURATION,
                "",
                before.release().getConfigurationHash(),
                now.release().getConfigurationHash(),
                true);
        if (before.application().isPresent()) {
            named(Subject.VARIABLE, before.settings(), now.settings(), false);
        }
        named(
                Subject.SECRET,
                before.release().getSecretVersions(),
                now.release().getSecretVersions(),
                true);
        named(Subject.REPLICAS, before.replicas(), now.replicas(), true);
        one(
                Subject.SCHEMA,
                "",
                before.release().getSchemaVersion(),
                now.release().getSchemaVersion(),
                true);
    }

    private void named(Subject subject, Map<String, String> before, Map<String, String> after, boolean shown) {
        var names = new TreeSet<>(after.keySet());
        names.addAll(before.keySet());
        names.forEach(name ->
                one(subject, name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)), shown));
    }

    private void one(Subject subject, String name, Optional<String> before, Optional<String> after, boolean shown) {
        if (!before.equals(after)) {
            all.add(Difference.newBuilder()
                    .setSubject(subject)
                    .setName(name)
                    .setBefore(before.filter(_ -> shown).orElse(null))
                    .setAfter(after.filter(_ -> shown).orElse(null))
                    .build());
        }
    }
}
