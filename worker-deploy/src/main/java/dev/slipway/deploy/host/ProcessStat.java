package dev.slipway.deploy.host;

import java.util.List;

/** The few fields of {@code /proc/PID/stat} that tell one process from another that has its number later. */
public record ProcessStat(long pid, char state, long session, long startTicks) {

    static ProcessStat parse(String line) {
        // The program's name stands in parentheses and may itself contain spaces and parentheses.
        int nameEnds = line.lastIndexOf(')');
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        List<String> fields = List.of(line.substring(nameEnds + 2).strip().split(" "));
        return new ProcessStat(
                pid, fields.get(0).charAt(0), Long.parseLong(fields.get(3)), Long.parseLong(fields.get(19)));
    }

    /** A zombie has ended; only its parent has not looked yet. */
    public boolean alive() {
        return state != 'Z' && state != 'X';
    }

    public boolean leadsItsSession() {
        return pid == session;
    }
}
