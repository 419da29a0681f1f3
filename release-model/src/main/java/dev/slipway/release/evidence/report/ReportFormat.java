package dev.slipway.release.evidence.report;

/** The forms in which tools write reports, by the names that people know them under. */
public enum ReportFormat {
    JUNIT("JUnit XML"),
    SARIF("SARIF 2.1.0"),
    TRIVY("Trivy JSON"),
    GRYPE("Grype JSON"),
    NPM_AUDIT("npm audit JSON");

    private final String title;

    ReportFormat(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
