package dev.slipway.release.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks Compose itself what it makes of a stack, and writes that down as what is expected: run with the path of the
 * Compose program and the folders of stacks. The tests then need no Compose.
 */
final class ComposeOracle {

    private ComposeOracle() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (var folder : List.of(arguments).subList(1, arguments.length)) {
            var stack = Stack.in(Path.of(folder));
            var said = ask(arguments[0], stack);
            Files.writeString(
                    stack.folder().resolve(Stack.EXPECTED),
                    Json.write(Normalised.of(
                            Json.read(said), stack.folder().toRealPath().toString())));
        }
    }

    private static String ask(String program, Stack stack) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program));
        stack.files().forEach(file -> command.addAll(List.of("-f", file)));
        stack.profiles().forEach(profile -> command.addAll(List.of("--profile", profile)));
        command.addAll(List.of("config", "--format", "json"));
        var errors = Files.createTempFile("compose", ".txt");
        var builder =
                new ProcessBuilder(command).directory(stack.folder().toFile()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(stack.environment());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(stack.folder() + ": " + Files.readString(errors));
        }
        return said;
    }
}
