package dev.slipway.deploy.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a command into a session of its own, so that it outlives the worker and can be stopped with all its children. */
public final class OwnSession {

    private OwnSession() {}

    public static List<String> around(List<String> command) {
        return around(command, Optional.empty());
    }

    /** The user's rights are all that the command keeps: no groups of ours, no way to gain new ones. */
    public static List<String> around(List<String> command, Optional<String> user) {
        var whole = new ArrayList<String>();
        find("setsid").ifPresent(whole::add);
        user.ifPresent(name -> whole.addAll(List.of(
                find("setpriv")
                        .orElseThrow(() -> new IllegalStateException("Running a service as user '" + name
                                + "' needs the program setpriv (package util-linux).")),
                "--reuid=" + UserAccount.named(name).uid(),
                "--regid=" + UserAccount.named(name).gid(),
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--")));
        whole.addAll(command);
        return List.copyOf(whole);
    }

    private static Optional<String> find(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
