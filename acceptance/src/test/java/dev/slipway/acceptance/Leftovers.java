package dev.slipway.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Services and proxies outlive their workers by design, so a test has to find and stop those that it caused. */
final class Leftovers {

    private Leftovers() {}

    static List<ProcessHandle> under(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> mentions(process, folder))
                .toList();
    }

    /** What a process calls itself; nothing once it is gone. */
    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    private static boolean mentions(ProcessHandle process, Path folder) {
        var proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return contains(proc.resolve("cmdline"), folder)
                    || contains(proc.resolve("environ"), folder)
                    || Files.readSymbolicLink(proc.resolve("cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean contains(Path file, Path folder) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(folder.toString());
    }
}
