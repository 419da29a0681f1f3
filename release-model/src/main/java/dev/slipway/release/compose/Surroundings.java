package dev.slipway.release.compose;

import dev.slipway.release.compose.files.Folder;
import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.EnvironmentFile;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import java.nio.charset.StandardCharsets;

/** The folder that a project's paths begin at, and the variables that hold for it. */
final class Surroundings {

    private final String directory;
    private final Variables variables;

    Surroundings(ComposeRequest request, Folder folder, Budget budget, Problems problems) {
        var main = request.files().getFirst();
        this.directory = LexicalPath.parent(main);
        var given = new Variables(request.environment());
        var file = LexicalPath.from(directory, ".env");
        this.variables = !folder.has(file)
                ? given
                : folder.read(file, "the environment file", Place.ofWholeFile(main))
                        .map(content -> new EnvironmentFile(file, new String(content, StandardCharsets.UTF_8)))
                        .map(own -> given.orElse(own.read(given::get, budget, problems)))
                        .orElse(given);
    }

    String directory() {
        return directory;
    }

    Variables variables() {
        return variables;
    }
}
