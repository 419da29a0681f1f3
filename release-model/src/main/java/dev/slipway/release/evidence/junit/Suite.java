package dev.slipway.release.evidence.junit;

import dev.slipway.release.evidence.report.ReportClock;
import dev.slipway.release.evidence.report.TestReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;

/**
 * Sums up a suite while it is read. A tool that dies early may count failures that it lists no more, so of what a suite
 * declares and what is found in it the worse holds.
 */
final class Suite {

    private final String name;
    private final long declaredFailed;
    private final long declaredErrors;
    private final Duration declaredTime;
    private final List<String> failing = new ArrayList<>();
    private Optional<Instant> at;
    private Duration took = Duration.ZERO;
    private long total;
    private long failed;
    private long errors;
    private long skipped;

    Suite() {
        this("", 0, 0, Duration.ZERO, Optional.empty());
    }

    private Suite(String name, long failed, long errors, Duration time, Optional<Instant> at) {
        this.name = name;
        this.declaredFailed = failed;
        this.declaredErrors = errors;
        this.declaredTime = time;
        this.at = at;
    }

    static Suite declared(XMLStreamReader xml) {
        var attributes = new Attributes(xml);
        return new Suite(
                attributes.text("name"),
                attributes.count("failures"),
                attributes.count("errors"),
                attributes.seconds("time"),
                ReportClock.read(attributes.text("timestamp")));
    }

    void add(TestCase test) {
        total++;
        took = took.plus(test.took());
        switch (test.ending()) {
            case PASSED -> {}
            case SKIPPED -> skipped++;
            case FAILED -> {
                failed++;
                name(test.name());
            }
            case ERROR -> {
                errors++;
                name(test.name());
            }
        }
    }

    void add(Suite part) {
        var unlisted = part.unlisted();
        total += part.total + unlisted;
        failed += Math.max(part.failed, part.declaredFailed);
        errors += Math.max(part.errors, part.declaredErrors);
        skipped += part.skipped;
        took = took.plus(part.took.compareTo(part.declaredTime) > 0 ? part.took : part.declaredTime);
        at = Stream.concat(at.stream(), part.at.stream()).min(Instant::compareTo);
        part.failing.forEach(this::name);
        if (unlisted > 0) {
            name(part.name + " (" + unlisted + " that are only counted)");
        }
    }

    private long unlisted() {
        return Math.max(0, declaredFailed - failed) + Math.max(0, declaredErrors - errors);
    }

    private void name(String test) {
        if (failing.size() < TestReport.NAMED) {
            failing.add(test);
        }
    }

    TestReport report() {
        return new TestReport(
                Math.toIntExact(total),
                Math.toIntExact(failed),
                Math.toIntExact(errors),
                Math.toIntExact(skipped),
                failing,
                took,
                at);
    }
}
