package dev.slipway.readiness.inspection;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pipelines of an application, whichever system runs them. */
public record Pipelines(List<SourceFile> files, List<SourceFile> working, Lines code) {

    private static final Pattern FILE = Pattern.compile(
            "(?i)^(?:.*/)?(\\.(github|gitea|forgejo)/workflows/[^/]+\\.ya?ml|\\.gitlab-ci(\\.[\\w-]+)?\\.ya?ml"
                    + "|\\.gitlab/.*\\.ya?ml|jenkinsfile([.-][\\w-]+)?|[\\w-]+\\.jenkinsfile"
                    + "|azure-pipelines?[\\w.-]*\\.ya?ml|\\.azure(-?pipelines|devops)?/.*\\.ya?ml"
                    + "|\\.circleci/config\\.ya?ml"
                    + "|bitbucket-pipelines\\.ya?ml|\\.drone\\.(ya?ml|star|jsonnet)|\\.travis\\.ya?ml"
                    + "|\\.woodpecker(/[^/]+)?\\.ya?ml|\\.buildkite/[^/]+\\.ya?ml"
                    + "|appveyor\\.ya?ml|\\.appveyor\\.ya?ml|cloudbuild\\.ya?ml|buildspec\\.ya?ml"
                    + "|\\.semaphore/[^/]+\\.ya?ml|\\.cirrus\\.ya?ml|\\.teamcity/.*\\.kts|codefresh\\.ya?ml"
                    + "|wercker\\.ya?ml)$");
    private static final Pattern WORK =
            Pattern.compile("(?i)\\b(run|uses|script|sh|bat|powershell|pwsh|task|steps?|commands?|image|pipe"
                    + "|include|inputs|args)\\b\\s*[:( '\"]|^\\s*-\\s");

    public Pipelines {
        files = List.copyOf(files);
        working = List.copyOf(working);
    }

    /** Those that work are those that do anything: a file whose jobs are all commented out does not. */
    static Pipelines in(SourceFiles all) {
        var files = all.where(file -> FILE.matcher(file.path()).matches());
        var working = files.stream().filter(file -> file.code().has(WORK)).toList();
        var code = working.stream().flatMap(file -> file.code().all().stream()).toList();
        return new Pipelines(files, working, new Lines(code));
    }

    /** The first pipeline that has all of these. */
    public Optional<SourceFile> withAll(Pattern... patterns) {
        return working.stream()
                .filter(file -> List.of(patterns).stream().allMatch(file.code()::has))
                .findFirst();
    }
}
