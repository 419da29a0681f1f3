package dev.slipway.release.compose;

import dev.slipway.release.compose.files.Loading;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.Interpolation;
import dev.slipway.release.compose.variables.UnusableTemplateException;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a project is called, which has to be known before variables are put in: its name is one of them. */
final class ProjectName {

    static final String VARIABLE = "COMPOSE_PROJECT_NAME";

    private static final int LONGEST = 200;

    private final ComposeRequest request;
    private final Problems problems;

    ProjectName(ComposeRequest request, Problems problems) {
        this.request = request;
        this.problems = problems;
    }

    String of(Loading loading, Variables variables) {
        return variables
                .get(VARIABLE)
                .filter(name -> !name.isEmpty())
                .map(ProjectName::usable)
                .or(() -> written(loading, variables))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> usable(request.fallbackName()));
    }

    private Optional<String> written(Loading loading, Variables variables) {
        return request.files().stream()
                .flatMap(file -> loading.written(file).stream())
                .flatMap(document ->
                        document instanceof Tree.Mapping mapping ? mapping.get("name").stream() : Stream.empty())
                .filter(name -> name instanceof Tree.Scalar scalar && scalar.isText())
                .reduce((_, later) -> later)
                .map(name -> usable(filled((Tree.Scalar) name, variables)));
    }

    private String filled(Tree.Scalar name, Variables variables) {
        try {
            return new Interpolation(variables::get, _ -> {}, new Budget()).of(name.text());
        } catch (UnusableTemplateException e) {
            problems.add(name.place(), "`name` " + e.reason());
            return "";
        }
    }

    /** Names are lower case and begin with a letter or digit; Compose drops what does not fit. */
    private static String usable(String name) {
        var kept = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceAll("^[_-]+", "");
        return kept.length() <= LONGEST ? kept : kept.substring(0, LONGEST);
    }
}
