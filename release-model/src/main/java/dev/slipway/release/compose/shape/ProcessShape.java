package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.orNothing;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.textOrNumber;
import static dev.slipway.release.compose.shape.Kinds.texts;
import static dev.slipway.release.compose.shape.Kinds.written;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.compose.model.Process;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.function.Supplier;

/** What is started, as a service says it. */
final class ProcessShape {

    private ProcessShape() {}

    static Supplier<Process> in(Fields fields) {
        var entrypoint = orNothing(fields, "entrypoint", command());
        var command = orNothing(fields, "command", command());
        var directory = fields.optional("working_dir", text());
        var user = fields.optional("user", written(text()));
        var groups = fields.optional("group_add", listOf(textOrNumber()), List.of());
        var init = fields.optional("init", flag());
        var terminal = fields.optional("tty", flag(), false);
        var input = fields.optional("stdin_open", flag(), false);
        return () -> new Process(
                entrypoint.get(),
                command.get(),
                directory.get(),
                user.get(),
                groups.get(),
                init.get(),
                terminal.get(),
                input.get());
    }

    private static Shape<List<String>> command() {
        return value ->
                value.isList() ? texts().read(value) : text().as(ShellWords::of).read(value);
    }
}
