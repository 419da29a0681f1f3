package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an image is made, stage by stage. */
public record Dockerfile(SourceFile file, List<Stage> stages) {

    private static final Pattern FROM =
            Pattern.compile("(?i)^\\s*FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?.*");
    private static final Pattern USER = Pattern.compile("(?i)^\\s*USER\\s+(\\S+).*");

    /** One part that begins with an image; `user` is who runs it as far as it says. */
    public record Stage(String base, Optional<String> name, Optional<String> user, Lines lines) {

        Stage withLines(List<Line> all) {
            return new Stage(base, name, user, new Lines(all));
        }
    }

    public Dockerfile {
        stages = List.copyOf(stages);
    }

    static Dockerfile of(SourceFile file) {
        var stages = new ArrayList<Stage>();
        var lines = new ArrayList<Line>();
        for (var line : file.code().all()) {
            var from = FROM.matcher(line.text());
            if (from.matches()) {
                stages.add(new Stage(from.group(1), Optional.ofNullable(from.group(2)), Optional.empty(), Lines.NONE));
                lines = new ArrayList<>();
            }
            if (!stages.isEmpty()) {
                lines.add(line);
                stages.set(stages.size() - 1, stages.getLast().withLines(lines));
            }
        }
        return new Dockerfile(file, stages.stream().map(Dockerfile::withUser).toList());
    }

    private static Stage withUser(Stage stage) {
        var users = stage.lines().all().stream()
                .map(line -> USER.matcher(line.text()))
                .filter(Matcher::matches)
                .map(user -> user.group(1))
                .toList();
        return new Stage(stage.base(), stage.name(), users.stream().reduce((_, last) -> last), stage.lines());
    }

    public Optional<Stage> last() {
        return stages.isEmpty() ? Optional.empty() : Optional.of(stages.getLast());
    }

    /** Who runs the image as far as the file says, the stages that the last one builds on included. */
    public Optional<String> user() {
        return last().flatMap(stage -> userOf(stage, stages.size()));
    }

    private Optional<String> userOf(Stage stage, int before) {
        if (stage.user().isPresent()) {
            return stage.user();
        }
        for (var at = before - 2; at >= 0; at--) {
            var earlier = stages.get(at);
            if (earlier.name()
                    .filter(name -> name.equalsIgnoreCase(stage.base()))
                    .isPresent()) {
                return userOf(earlier, at + 1);
            }
        }
        return isUnprivileged(stage.base()) ? Optional.of("that of " + stage.base()) : Optional.empty();
    }

    /** Images whose name says that they do not run as root. */
    public static boolean isUnprivileged(String image) {
        var lower = image.toLowerCase(Locale.ROOT);
        return lower.contains("nonroot")
                || lower.contains("unprivileged")
                || lower.contains("rootless")
                || lower.contains("chainguard");
    }

    /** Whether a user is root by any of its names. */
    public static boolean isRoot(String user) {
        var name = user.split(":", 2)[0].replace("\"", "");
        return name.equals("root") || name.equals("0");
    }
}
