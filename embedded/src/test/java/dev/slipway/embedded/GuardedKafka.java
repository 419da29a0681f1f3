package dev.slipway.embedded;

import dev.slipway.events.flow.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A broker that lets in principals with a password only, and lets them do what the access lists of the repository say. */
final class GuardedKafka implements AutoCloseable {

    private static final Path ACCESS_LISTS = Path.of("..", "deploy", "kafka", "acls.txt");
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";
    private static final List<String> PRINCIPALS =
            List.of("admin", "validate", "backup", "deploy", "verify", "notify", "ci", "reader");

    private final EmbeddedKafka broker;

    private GuardedKafka(EmbeddedKafka broker) {
        this.broker = broker;
    }

    static GuardedKafka start(Path data) throws Exception {
        var users = PRINCIPALS.stream()
                .map(name -> "user_" + name + "=\"" + name + "\"")
                .collect(Collectors.joining(" "));
        var guarded = new GuardedKafka(EmbeddedKafka.start(EmbeddedKafka.Settings.in(data)
                .withProperties(Map.of(
                        "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms", "PLAIN",
                        "sasl.mechanism.inter.broker.protocol", "PLAIN",
                        "listener.name.clients.plain.sasl.jaas.config", login("admin") + users + ";",
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "super.users", "User:admin;User:ANONYMOUS"))));
        guarded.apply();
        return guarded;
    }

    private void apply() throws Exception {
        try (var admin = Admin.create(as("admin"))) {
            admin.createTopics(Topic.all()
                            .map(topic -> new NewTopic(topic.name(), 1, (short) 1))
                            .toList())
                    .all()
                    .get();
            admin.createAcls(bindings()).all().get();
            awaitInForce(admin, bindings().size());
        }
    }

    /** The controller has the lists before the broker that enforces them; each question takes it a moment to answer. */
    private static void awaitInForce(Admin admin, int wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (admin.describeAcls(AclBindingFilter.ANY).values().get().size() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the access lists were not in force within 30 s");
            }
        }
    }

    /** The settings of a client that logs in under this name. */
    Map<String, Object> as(String principal) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", login(principal) + ";");
        return settings;
    }

    private static String login(String principal) {
        return LOGIN + "username=\"" + principal + "\" password=\"" + principal + "\" ";
    }

    private static List<AclBinding> bindings() throws IOException {
        return Files.readAllLines(ACCESS_LISTS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .flatMap(GuardedKafka::bindings)
                .toList();
    }

    private static Stream<AclBinding> bindings(String[] columns) {
        var type = ResourceType.valueOf(columns[2].toUpperCase(Locale.ROOT).replace('-', '_'));
        var pattern = PatternType.valueOf(columns[3].toUpperCase(Locale.ROOT));
        return Arrays.stream(columns[4].split(","))
                .flatMap(name -> Arrays.stream(columns[1].split(","))
                        .map(operation -> new AclBinding(
                                new ResourcePattern(type, name, pattern),
                                new AccessControlEntry(
                                        "User:" + columns[0], "*", operation(operation), AclPermissionType.ALLOW))));
    }

    private static AclOperation operation(String written) {
        return AclOperation.valueOf(
                written.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    @Override
    public void close() {
        broker.close();
    }
}
