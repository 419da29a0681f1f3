package dev.slipway.readiness.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds commands that wait for a fixed time and hope, as opposed to those that ask again and again. */
final class Waits {

    private static final Pattern SHELL =
            Pattern.compile("(?:^|[;&|(){]|\\b(?:do|then|else|run|script|sh|command|cmd)\\b[:\\s('\"\\[]*"
                    + "|[-\"'`]\\s*)\\s*(?:sudo\\s+)?sleep\\s+[\"']?[\\d$]");
    private static final Pattern POWERSHELL =
            Pattern.compile("(?i)\\bStart-Sleep\\b|\\[(System\\.)?Threading\\.Thread]::Sleep");
    private static final Pattern BATCH = Pattern.compile("(?i)(^|[&(@]|\\bdo\\b)\\s*(timeout\\s+(/t\\s+)?\\d"
            + "|ping\\s+(-n\\s+\\d+\\s+)(127\\.0\\.0\\.1|localhost)|sleep\\s+\\d)");
    private static final Pattern PROGRAM =
            Pattern.compile("\\btime\\.sleep\\s*\\(|setTimeout\\s*\\(\\s*\\w+\\s*,\\s*[\\w*\\s]+\\)"
                    + "|\\bawait\\s+(sleep|delay|wait)\\s*\\(|^\\s*sleep\\s*\\(?\\d");
    private static final Pattern LOOP = Pattern.compile("(?i)(^|[;&|{'\"\\s])(while|until|for|foreach|do)\\b(?!-)");
    private static final Pattern SHELL_LOOP =
            Pattern.compile("(?:^\\s*(?:-\\s+|[@+-])?|[;&|({]\\s*|\\b(?:do|then|else)\\s+|\\b(?:run|script|sh|command"
                    + "|cmd):\\s*|-l?c\\s+)[\"']?(?:while|until|for)\\s");
    private static final Pattern SAYS_ONLY = Pattern.compile("^\\s*(?:-\\s+)?(?:echo|printf|name:|description:)\\b");
    private static final Pattern DONE = Pattern.compile("(^|[;&|\\s])done\\b");
    private static final Pattern PAUSE = Pattern.compile("^\\s*(-\\s+)?(ansible\\.builtin\\.)?pause:");
    private static final Pattern LENGTH = Pattern.compile("\\b(seconds|minutes):\\s*[\"']?[\\d{]");
    private static final Pattern LABEL = Pattern.compile("^\\s*:([\\w-]+)");

    private Waits() {}

    static Lines in(Script script) {
        var file = script.file().toLowerCase(Locale.ROOT);
        if (file.endsWith(".bat") || file.endsWith(".cmd")) {
            return outsideLabels(script.code());
        }
        if (file.endsWith(".ps1") || file.endsWith(".psm1")) {
            return outsideBraces(script.code(), POWERSHELL);
        }
        if (Playbooks.is(file)) {
            return pauses(script.code());
        }
        return file.matches(".*\\.(py|rb|pl|php|[mc]?js|ts)")
                ? outsideIndentedLoops(script.code())
                : outsideLoops(script.code());
    }

    /** Ansible pauses for a time that stands on the same line or below. */
    private static Lines pauses(Lines code) {
        return code.matching(PAUSE)
                .where(pause -> code.where(
                                line -> line.number() >= pause.number() && line.number() <= pause.number() + 2)
                        .has(LENGTH));
    }

    static Lines in(Lines shell) {
        return outsideLoops(shell);
    }

    private static Lines outsideLoops(Lines code) {
        var found = new ArrayList<Line>();
        var depth = 0;
        for (var line : code.all()) {
            var begins = SHELL_LOOP.matcher(line.text()).find()
                    && !SAYS_ONLY.matcher(line.text()).find();
            if (SHELL.matcher(line.text()).find() && depth == 0 && !begins) {
                found.add(line);
            }
            depth = Math.max(
                    0, depth + (begins ? 1 : 0) - (DONE.matcher(line.text()).find() ? 1 : 0));
        }
        return new Lines(found);
    }

    private static Lines outsideBraces(Lines code, Pattern wait) {
        var found = new ArrayList<Line>();
        var loops = new ArrayDeque<Boolean>();
        for (var line : code.all()) {
            var loop = LOOP.matcher(line.text()).find();
            if (wait.matcher(line.text()).find() && !loops.contains(true) && !loop) {
                found.add(line);
            }
            for (var letter : line.text().toCharArray()) {
                if (letter == '{') {
                    loops.push(loop);
                } else if (letter == '}' && !loops.isEmpty()) {
                    loops.pop();
                }
            }
        }
        return new Lines(found);
    }

    /** Programs: a loop is whatever is indented deeper than the line that began it. */
    private static Lines outsideIndentedLoops(Lines code) {
        var found = new ArrayList<Line>();
        var loop = Integer.MAX_VALUE;
        for (var line : code.all()) {
            var depth = line.text().length() - line.text().stripLeading().length();
            if (depth <= loop) {
                loop = LOOP.matcher(line.text()).find() ? depth : Integer.MAX_VALUE;
            }
            if (PROGRAM.matcher(line.text()).find()
                    && loop == Integer.MAX_VALUE
                    && !line.text().matches(".*(=>\\s*new Promise|function (sleep|delay|wait)).*")) {
                found.add(line);
            }
        }
        return new Lines(found);
    }

    /** Batch files loop by jumping back to a label before the wait. */
    private static Lines outsideLabels(Lines code) {
        return code.matching(BATCH)
                .where(wait -> code.where(line -> line.number() < wait.number()).all().stream()
                        .map(line -> LABEL.matcher(line.text()))
                        .filter(Matcher::find)
                        .noneMatch(label -> code.where(line -> line.number() > wait.number())
                                .has(Pattern.compile("(?i)\\bgoto\\s+:?" + Pattern.quote(label.group(1)) + "\\b"))));
    }
}
