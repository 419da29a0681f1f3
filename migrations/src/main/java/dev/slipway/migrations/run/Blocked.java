package dev.slipway.migrations.run;

/** Carries an obstacle out of the depth of a run to where the run ends. */
final class Blocked extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    Blocked(Obstacle obstacle) {
        super(obstacle.message());
        this.obstacle = obstacle;
    }

    Obstacle obstacle() {
        return obstacle;
    }
}
