package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of some files together, to be searched. */
public record Lines(List<Line> all) {

    public static final Lines NONE = new Lines(List.of());

    private static final int NAMED = 3;

    public Lines {
        all = List.copyOf(all);
    }

    public Optional<Line> first(Pattern pattern) {
        return all.stream().filter(line -> pattern.matcher(line.text()).find()).findFirst();
    }

    public boolean has(Pattern pattern) {
        return first(pattern).isPresent();
    }

    public Lines matching(Pattern pattern) {
        return where(line -> pattern.matcher(line.text()).find());
    }

    public Lines without(Pattern pattern) {
        return where(line -> !pattern.matcher(line.text()).find());
    }

    public Lines where(Predicate<Line> wanted) {
        return new Lines(all.stream().filter(wanted).toList());
    }

    public Lines and(Lines others) {
        var both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Lines(both);
    }

    /** In YAML: the keys of the items and mappings that a line of the same file stands in. */
    public Lines about(Line line) {
        return where(key -> {
            var depth = key.content();
            return key.number() < line.number()
                    ? between(key, line).all().stream().allMatch(each -> each.indent() >= depth)
                            && line.indent() >= depth
                    : key.number() > line.number()
                            && key.indent() == depth
                            && depth <= line.content()
                            && between(line, key).all().stream().allMatch(each -> each.indent() >= depth);
        });
    }

    private Lines between(Line first, Line last) {
        return where(each -> each.number() > first.number() && each.number() < last.number());
    }

    /** Only the first of those that stand at the same place. */
    public Lines onePerPlace() {
        var seen = new HashSet<String>();
        return where(line -> seen.add(line.toString()));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first places, and how many there are beside them. */
    public String places() {
        return places(all);
    }

    /** The same for anything that says where it is. */
    public static String places(List<?> found) {
        var named = found.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
        return found.size() <= NAMED ? named : named + " and " + (found.size() - NAMED) + " more";
    }
}
