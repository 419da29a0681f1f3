package dev.slipway.readiness.inspection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One service of a Compose file, as far as rows ask about it. */
public record Container(String name, String place, Origin origin, Walls walls, Running running) {

    private static final Pattern FOREIGN =
            Pattern.compile("(^|/)(postgres|postgis|pgvector|timescaledb|mysql|mariadb|mongo|redis|valkey|memcached"
                    + "|rabbitmq|kafka|zookeeper|nats|elasticsearch|opensearch|kibana|logstash|nginx|httpd"
                    + "|caddy|traefik|haproxy|envoy|minio|adminer|pgadmin4?"
                    + "|prometheus|grafana|loki|promtail|alertmanager|node-exporter|cadvisor|jaeger|zipkin"
                    + "|otel|mailhog|mailpit|vault|consul|keycloak|certbot"
                    + "|watchtower|portainer|[\\w-]*(backup|exporter|agent|collector)[\\w-]*"
                    + "|modsecurity-crs|crowdsec|falco|fluent-bit|fluentd|vector|wal-g|registry"
                    + "|clickhouse|cassandra|couchdb|influxdb|neo4j|mssql|server|pgbouncer|etcd"
                    + "|vault-agent)([-/:@]|$)");

    /** Where it comes from: an image by name, or a folder that it is built in. */
    public record Origin(Optional<String> image, Optional<String> context, Optional<String> dockerfile) {}

    /** What keeps it in its place. */
    public record Walls(
            Optional<String> user, boolean memoryLimited, boolean cpuLimited, boolean privileged, boolean hardened) {}

    /** How it lives. */
    public record Running(
            Optional<String> health,
            boolean logsBounded,
            boolean restarts,
            boolean grace,
            long replicas,
            List<String> ports) {
        public Running {
            ports = List.copyOf(ports);
        }
    }

    /** Whether it is the application's own, rather than a database or the like that comes ready made. */
    public boolean isOwn() {
        return origin.context().isPresent()
                || origin.image()
                        .map(image -> !FOREIGN.matcher(repository(image)).find())
                        .orElse(false);
    }

    public boolean usesImage(Pattern pattern) {
        return origin.image()
                .map(image -> pattern.matcher(image.toLowerCase(Locale.ROOT)).find())
                .orElse(false);
    }

    private static String repository(String image) {
        return image.toLowerCase(Locale.ROOT).replaceFirst("@.*", "").replaceFirst(":[^/]*$", "");
    }

    @Override
    public String toString() {
        return "`" + name + "` (" + place + ")";
    }
}
