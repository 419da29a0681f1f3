package dev.slipway.readiness;

import dev.slipway.readiness.judgement.Verdict;
import java.util.List;
import java.util.Locale;

/** One of the ten things that must be true before an application goes live, told from the rows that speak about it. */
public enum Criterion {
    TOOL("a deployment script or tool exists"),
    WINDOWS("it runs on Windows, too", "DS-001"),
    PIPELINE("a pipeline with tests", "CI-001", "CI-002"),
    VALIDATION("validation before a deployment", "DS-003"),
    NO_DOWNTIME("deployment without downtime", "DS-002"),
    ROLLBACKS("rollbacks of migrations", "MG-001"),
    RESTORE("a tested restore of the backup", "BK-001"),
    WAL("archiving of the write-ahead log", "BK-003"),
    STAGING("a staging environment", "DS-008"),
    RUNBOOK("a runbook for deployments", "AU-16");

    private final String sentence;
    private final List<String> rows;

    Criterion(String sentence, String... rows) {
        this.sentence = sentence;
        this.rows = List.of(rows);
    }

    public String sentence() {
        return sentence;
    }

    /** The rows that say so, by their ids. */
    public List<String> rows() {
        return rows;
    }

    /** Met when all of its rows that apply pass; without one that applies it does not apply either. */
    Verdict of(List<Judged> judged, boolean deployable) {
        if (this == TOOL) {
            return deployable ? Verdict.PASS : Verdict.FAIL;
        }
        if (judged.stream().anyMatch(Judged::fails)) {
            return Verdict.FAIL;
        }
        return judged.stream().anyMatch(Judged::passes) ? Verdict.PASS : Verdict.NOT_APPLICABLE;
    }

    /** As it stands in reports. */
    public static String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "met";
            case FAIL -> "not met";
            case NOT_APPLICABLE ->
                Verdict.NOT_APPLICABLE.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
