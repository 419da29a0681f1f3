package dev.slipway.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIT {

    @TempDir
    Path folder;

    @Test
    void tells_commit_tag_and_whether_files_have_changed() throws Exception {
        git("init", "-q");
        Files.writeString(folder.resolve("a"), "1");
        git("add", "a");
        git("commit", "-q", "-m", "a");

        assertThat(Git.stateOf(folder)).isInstanceOfSatisfying(GitState.Checkout.class, checkout -> {
            assertThat(checkout.commit()).hasSize(40);
            assertThat(checkout.tag()).isEmpty();
            assertThat(checkout.dirty()).isFalse();
        });

        git("tag", "v1");
        Files.writeString(folder.resolve("b"), "2");

        assertThat(Git.stateOf(folder)).isInstanceOfSatisfying(GitState.Checkout.class, checkout -> {
            assertThat(checkout.tag()).isEqualTo(Optional.of("v1"));
            assertThat(checkout.dirty()).isTrue();
        });
    }

    @Test
    void knows_nothing_outside_of_a_checkout() {
        assertThat(Git.stateOf(folder)).isInstanceOf(GitState.None.class);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("git", "-C", folder.toString(), "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
