package dev.slipway.migrations.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The account that the server's programs run under; PostgreSQL refuses to be root. */
record Account(Optional<String> other) {

    private static final long LONGEST_SECONDS = 120;
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final List<Path> SETPRIV = List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    /** What a program said, and whether it was content. */
    record Said(boolean succeeded, String output) {}

    static Account own() {
        return new Account(Optional.empty());
    }

    /** One's own, unless that is root. */
    static Account fitForServer() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return own();
        }
        if (setpriv().isEmpty()) {
            throw new CannotStart(
                    "PostgreSQL refuses to run as root, and setpriv, which would run it as another user, is missing;"
                            + " install util-linux or run this as an ordinary user");
        }
        return CANDIDATES.stream()
                .filter(Account::exists)
                .findFirst()
                .map(name -> new Account(Optional.of(name)))
                .orElseThrow(() -> new CannotStart(
                        "PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody; add one or"
                                + " run this as an ordinary user"));
    }

    boolean owns(Path path) throws IOException {
        return Files.getOwner(path).getName().equals(other.orElse(System.getProperty("user.name")));
    }

    void give(Path path) throws IOException {
        if (other.isPresent()) {
            var principals = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, principals.lookupPrincipalByName(other.get()));
        }
    }

    Process start(List<String> command) throws IOException {
        return start(List.of(), command);
    }

    /** What comes first is run with the power that this program has, before it becomes the account. */
    Process start(List<String> first, List<String> command) throws IOException {
        var whole = new ArrayList<>(first);
        other.ifPresent(name -> whole.addAll(List.of(
                setpriv().orElseThrow().toString(),
                "--reuid=" + name,
                "--regid=" + group(name),
                "--init-groups",
                "--")));
        whole.addAll(command);
        var builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .directory(Path.of("/").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "LANG", "C"));
        return builder.start();
    }

    Said run(List<String> command) {
        try {
            var process = start(command);
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return new Said(ended && process.exitValue() == 0, output);
        } catch (IOException e) {
            return new Said(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said(false, "interrupted");
        }
    }

    private static Optional<Path> setpriv() {
        return SETPRIV.stream().filter(Files::isExecutable).findFirst();
    }

    private static String group(String user) {
        return user.equals("nobody") ? "nogroup" : user;
    }

    private static boolean exists(String name) {
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
