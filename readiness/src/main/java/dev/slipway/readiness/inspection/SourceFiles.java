package dev.slipway.readiness.inspection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text files of an application by their paths, in order, and the paths of all the others.
 *
 * @param notes what was not looked at, in sentences
 */
public record SourceFiles(List<SourceFile> files, List<String> unread, List<String> notes) {

    public SourceFiles {
        files = List.copyOf(files);
        unread = List.copyOf(unread);
        notes = List.copyOf(notes);
    }

    /** For files that are at hand as texts. */
    public static SourceFiles of(Map<String, String> texts) {
        return new SourceFiles(
                texts.entrySet().stream()
                        .map(each -> new SourceFile(each.getKey(), each.getValue()))
                        .toList(),
                List.of(),
                List.of());
    }

    public Optional<SourceFile> at(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    public List<SourceFile> where(Predicate<SourceFile> wanted) {
        return files.stream().filter(wanted).toList();
    }

    /** Those whose path has something, read or not. */
    public Optional<String> path(Pattern pattern) {
        return Stream.concat(files.stream().map(SourceFile::path), unread.stream())
                .filter(path -> pattern.matcher(path).find())
                .findFirst();
    }

    /** What counts in all files of a kind. */
    public Lines code(Predicate<SourceFile> wanted) {
        return new Lines(files.stream()
                .filter(wanted)
                .flatMap(file -> file.code().all().stream())
                .collect(Collectors.toList()));
    }
}
