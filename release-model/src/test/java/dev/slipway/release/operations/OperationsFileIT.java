package dev.slipway.release.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Target;
import dev.slipway.release.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsFileIT {

    private static final Target PRODUCTION = Target.of("shop", "production");
    private static final String PRODUCTION_KNOWN =
            "targets: {shop/production: {runtime: processes, router: {port: 8080}}}";

    @Test
    void says_how_to_make_the_file_when_there_is_none(@TempDir Path folder) {
        var path = folder.resolve("targets.yaml");

        assertThatThrownBy(() -> OperationsFile.open(path, _ -> {}))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(path + ": there is no such file; `slipway up` makes one");
    }

    @Test
    void follows_the_file_when_it_changes(@TempDir Path folder) throws IOException {
        var path = Files.writeString(folder.resolve("targets.yaml"), "targets: {}");
        var file = OperationsFile.open(path, _ -> {});
        assertThat(file.current().rules(PRODUCTION)).isEmpty();

        Files.writeString(path, PRODUCTION_KNOWN);

        assertThat(file.current().rules(PRODUCTION)).isPresent();
    }

    @Test
    void keeps_the_last_good_rules_and_warns_once_while_the_file_is_broken_or_gone(@TempDir Path folder)
            throws IOException {
        var warnings = new ArrayList<String>();
        var path = Files.writeString(folder.resolve("targets.yaml"), PRODUCTION_KNOWN);
        var file = OperationsFile.open(path, warnings::add);

        Files.writeString(path, "tragets: {}");
        assertThat(file.current().rules(PRODUCTION)).isPresent();
        assertThat(file.current().rules(PRODUCTION)).isPresent();
        assertThat(warnings).singleElement().asString().contains("still holds").contains("did you mean `targets`?");

        Files.writeString(path, "");
        assertThat(file.current().rules(PRODUCTION))
                .as("while it is being written")
                .isPresent();

        Files.delete(path);
        assertThat(file.current().rules(PRODUCTION)).isPresent();
        assertThat(warnings).hasSize(3);

        Files.writeString(path, "targets: {}");
        assertThat(file.current().rules(PRODUCTION)).isEmpty();
    }
}
