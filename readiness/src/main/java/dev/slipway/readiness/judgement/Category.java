package dev.slipway.readiness.judgement;

/** Rows that are scored together, with their share of the whole in percent. */
public enum Category {
    DEPLOYMENT("deployment", "Deployment", 25),
    MIGRATIONS("migrations", "Migrations", 20),
    BACKUP("backup", "Backup and disaster recovery", 20),
    DELIVERY("ci-cd", "CI/CD", 15),
    MONITORING("monitoring", "Monitoring", 10),
    ENVIRONMENT("environment", "Environment", 10);

    private final String word;
    private final String title;
    private final int share;

    Category(String word, String title, int share) {
        this.word = word;
        this.title = title;
        this.share = share;
    }

    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    public int share() {
        return share;
    }
}
