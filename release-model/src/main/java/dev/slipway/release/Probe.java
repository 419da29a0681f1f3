package dev.slipway.release;

/** How a copy of a service is asked whether it can serve. */
public sealed interface Probe {

    /** Whether it answers well on a path. */
    record Http(String path) implements Probe {

        @Override
        public String toString() {
            return path;
        }
    }

    /** Whether it takes connections, for a service that has no path for this. */
    record Connection() implements Probe {

        @Override
        public String toString() {
            return "a connection";
        }
    }

    /** Whether its container's own health check is content. */
    record HealthOfContainer() implements Probe {

        @Override
        public String toString() {
            return "the health check of its container";
        }
    }

    /** As slipway.yaml says it: a word of these, or else a path. */
    static Probe of(String written) {
        return switch (written) {
            case "tcp" -> new Connection();
            case "healthcheck" -> new HealthOfContainer();
            default -> new Http(written);
        };
    }
}
