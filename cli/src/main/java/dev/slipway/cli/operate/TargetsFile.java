package dev.slipway.cli.operate;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.connect.OwnersFile;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.keys.VerifyingKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.operations.Router;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.schema.PublishedSchema;
import dev.slipway.release.yaml.InvalidFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Adds to targets.yaml without touching what people wrote in it; a result that could not be read is not written. */
public final class TargetsFile {

    private static final String FIRST = PublishedSchema.OPERATIONS.hint() + "\n" + """
            # Where applications live, and who may ask for what. Workers notice changes by themselves.
            # `slipway targets add APP/ENV` adds a target, `slipway keys trust FILE` a key.
            keys: []
            targets: {}
            """;

    private static final String BACKUP_KEYS = "backup-keys";

    private final Path path;

    public TargetsFile(Path path) {
        this.path = path;
    }

    public Operations read() {
        return OperationsFile.read(path);
    }

    /** Where the users of a target call it. */
    public Router router(Target target) {
        var rules = read().rules(target)
                .orElseThrow(() -> CannotGoOn.usage(
                        target + " is not in " + path + "; add it with `slipway targets add " + target + "`"));
        return routerOf(rules);
    }

    static Router routerOf(TargetRules rules) {
        return rules.runtime().router();
    }

    /** Trusts the key under the name, if it is not trusted already; makes the file where there is none. */
    public void trust(String name, VerifyingKey key) {
        var known = Files.exists(path);
        if (known && read().key(key.id()).isPresent()) {
            return;
        }
        add("keys", "- name: " + name + "\n  public-key: " + key.base64() + "\n", known ? text() : FIRST);
    }

    /** Declares the key that backups are sealed under, unless there is any already. */
    public void sealBackupsUnder(String name, Path key) {
        if (!text().lines().anyMatch(line -> line.startsWith(BACKUP_KEYS + ":"))) {
            add(BACKUP_KEYS, name + ": ${file:" + key.toAbsolutePath() + "}\n", text());
        }
    }

    /** A target that takes only what has succeeded elsewhere, once somebody else than who asks has said yes. */
    public void addGuarded(Target target, Ground ground, String keyName, String approver, Slug from) {
        addItem(target, ground, """
                allow:
                  - verbs: [deploy, rollback, cancel, clear]
                    keys: [%s]
                  - verbs: [approve]
                    keys: [%s]
                policy:
                  promote-from: %s
                  approvals:
                    - keys: [%s]
                """.formatted(keyName, approver, from, approver));
    }

    /** A target whose database is reached by a secret in a file, and runs in a container, where it does. */
    public void addWithDatabase(Target target, Ground ground, String keyName, Path secret, Optional<String> container) {
        var database = """
                database:
                  url: ${file:%s}
                  wal-archiving: ignored
                """.formatted(secret.toAbsolutePath());
        var there = container.map(name -> "  container: " + name + "\n").orElse("");
        addItem(target, ground, database + there + everythingBy(keyName));
    }

    public void add(Target target, Ground ground, String keyName) {
        addItem(target, ground, everythingBy(keyName));
    }

    private static String everythingBy(String keyName) {
        return """
                allow:
                  - verbs: [deploy, rollback, cancel, clear, approve, backup, restore, drill]
                    keys: [%s]
                """.formatted(keyName);
    }

    private void addItem(Target target, Ground ground, String rest) {
        var item = target + ":\n" + (ground.yaml() + rest + "notify: [console]\n").indent(2);
        add("targets", item, text());
    }

    private void add(String section, String item, String text) {
        var result = new YamlSection(section).withFirst(item, text);
        try {
            OperationsFile.parse(result.getBytes(StandardCharsets.UTF_8));
            OwnersFile.write(path, result);
            leaveSchemaFor(result);
        } catch (InvalidFileException e) {
            throw CannotGoOn.usage("nothing was added to " + path + ", because then it could not be read:\n"
                    + e.getMessage() + "\nAdd this to its section `" + section + "` by hand:\n" + item);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + path + " cannot be written", e);
        }
    }

    /** Beside the file, as its first line says, so that an editor needs no network. */
    private void leaveSchemaFor(String text) throws IOException {
        if (text.contains(PublishedSchema.OPERATIONS.hint())) {
            Files.write(
                    path.resolveSibling(PublishedSchema.OPERATIONS.fileName()), PublishedSchema.OPERATIONS.content());
        }
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + path + " cannot be read", e);
        }
    }
}
