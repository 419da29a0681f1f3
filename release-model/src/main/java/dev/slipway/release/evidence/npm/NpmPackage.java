package dev.slipway.release.evidence.npm;

import dev.slipway.release.evidence.json.JsonCursor;
import dev.slipway.release.evidence.report.Fix;
import dev.slipway.release.evidence.report.Vulnerability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One package in a report since npm 7; what it only passes on from others stands with those. */
final class NpmPackage {

    private final JsonCursor json;
    private final String name;
    private final List<NpmAdvisory> own = new ArrayList<>();
    private Fix fix = new Fix.Unknown();

    NpmPackage(JsonCursor json, String name) {
        this.json = json;
        this.name = name;
    }

    void read(Collection<Vulnerability> found) {
        json.count();
        json.object(Map.of("via", () -> json.list(this::via), "fixAvailable", this::fix));
        own.forEach(advisory -> found.add(advisory.in(name, fix)));
    }

    private void via() {
        if (json.isObject()) {
            json.count();
            own.add(NpmAdvisory.second(json));
        } else {
            json.skip();
        }
    }

    /** An object names what to update, which may be another package; a plain yes is `npm audit fix`. */
    private void fix() {
        if (json.isObject()) {
            var update = new ArrayList<String>();
            json.object(Map.of("name", () -> update.add(json.text()), "version", () -> update.add(json.text())));
            fix = new Fix.Available(String.join(" ", update));
        } else {
            fix = json.isTrue() ? new Fix.Available("") : new Fix.None();
        }
    }
}
